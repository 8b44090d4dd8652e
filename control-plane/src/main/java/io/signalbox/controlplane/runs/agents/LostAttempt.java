package io.signalbox.controlplane.runs.agents;

import java.time.Instant;
import java.util.UUID;

/**
 * A running attempt that nobody runs any more.
 *
 * @param loss why it is lost
 */
record LostAttempt(UUID runId, UUID organizationId, int attempt, String owner, Instant takenAt, Loss loss) {

    /** What became of it. */
    enum Loss {
        /** Its agent does not answer any more. */
        AGENT_DIED("lease_lost: the agent that ran it stopped answering"),

        /** Its agent lives and does not know it: the answer that gave it out never arrived, or its end never did. */
        NOT_HELD("lease_lost: the agent does not run it any more"),

        /** Its agent lives and names it, and has not ended it in time. */
        TIMED_OUT("attempt_timeout: the attempt took too long");

        private final String failure;

        Loss(String failure) {
            this.failure = failure;
        }

        String failure() {
            return failure;
        }
    }
}
