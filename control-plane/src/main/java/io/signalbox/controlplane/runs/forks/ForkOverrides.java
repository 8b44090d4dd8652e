package io.signalbox.controlplane.runs.forks;

import org.jspecify.annotations.Nullable;

/**
 * What an attempt of a fork is given beside its subject.
 *
 * @param subjectType of the source run
 * @param start null where it begins with nothing
 * @param instructions in place of the workflow's own; null for those
 * @param model in place of the one that is set; null for that one
 * @param whole false when something of it is not kept any more
 */
public record ForkOverrides(
        String subjectType,
        @Nullable Start start,
        @Nullable String instructions,
        @Nullable String model,
        boolean whole) {

    /**
     * A state.
     *
     * @param schema number of the form it is written in
     * @param state canonical JSON
     */
    public record Start(int schema, String state, String stateHash) {}
}
