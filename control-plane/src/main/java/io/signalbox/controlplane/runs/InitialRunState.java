package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.runs.attempts.MappingAttempt;
import java.util.List;

/** How a new run is let in. */
public sealed interface InitialRunState {

    /** It may run as soon as its turn comes. */
    record Queued() implements InitialRunState {}

    /** Its integration is paused; it waits for {@link Runs#release}. */
    record Held() implements InitialRunState {}

    /**
     * It cannot run as it is: a dead letter on arrival.
     *
     * @param detail one sentence for the operator
     */
    record Refused(DeadLetterReason reason, String detail, List<MappingAttempt> attempts) implements InitialRunState {

        public Refused(DeadLetterReason reason, String detail) {
            this(reason, detail, List.of());
        }
    }
}
