package io.signalbox.agent.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it was recorded: the attempts that led to its end.
 *
 * @param run id of the run; null in a recording of format 1, which is one attempt by itself
 */
public record Recording(@Nullable String run, String workflow, int version, List<RecordedAttempt> attempts) {

    public Recording {
        attempts = List.copyOf(attempts);
    }

    /**
     * One attempt by itself, in format 1.
     *
     * @param input what the run was about, in the workflow's own form
     * @param start the state it began with; null for the workflow's own
     */
    public static Recording of(
            String workflow,
            int version,
            String build,
            ObjectNode input,
            RecordedAttempt.@Nullable Start start,
            List<RecordedAttempt.Entry> entries) {
        var given = new RecordedInput.Written(input);
        return new Recording(
                null, workflow, version, List.of(new RecordedAttempt(1, build, given, start, false, false, entries)));
    }

    /** Build of the last attempt. */
    String build() {
        return attempts.getLast().build();
    }

    /** Steps of all attempts. */
    int steps() {
        return attempts.stream().mapToInt(attempt -> attempt.steps().size()).sum();
    }
}
