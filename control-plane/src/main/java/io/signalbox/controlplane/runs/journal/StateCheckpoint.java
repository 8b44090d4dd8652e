package io.signalbox.controlplane.runs.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A state from which a run resumes.
 *
 * @param sequence of the advance of the attempt that stored it
 * @param step sequence of the step of the attempt after which it is the state; null when nobody said
 * @param node the node that has ended
 * @param schema number of the form the state is written in
 * @param state canonical JSON, as the agent wrote it; at most 1 MiB
 * @param stateHash SHA-256 of it, lower hex
 * @param subjectDigest SHA-256 of what the run was about then, lower hex; a checkpoint of another subject is not resumed
 */
public record StateCheckpoint(
        UUID runId,
        int attempt,
        int sequence,
        @Nullable Integer step,
        String node,
        String nextNode,
        int round,
        int schema,
        String state,
        String stateHash,
        @Nullable String subjectDigest) {

    public static final int MAX_STATE_LENGTH = 1024 * 1024;

    /** Of a run that ended its attempt with it: nothing of that attempt comes after. */
    public static final int AT_THE_END = Integer.MAX_VALUE;

    boolean isNewerThan(StateCheckpoint other) {
        return attempt > other.attempt || (attempt == other.attempt && sequence > other.sequence);
    }
}
