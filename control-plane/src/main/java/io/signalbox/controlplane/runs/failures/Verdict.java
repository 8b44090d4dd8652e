package io.signalbox.controlplane.runs.failures;

import io.signalbox.controlplane.runs.DeadLetterReason;
import java.time.Duration;

/** What a failed attempt leads to. */
public sealed interface Verdict {

    /**
     * Another attempt after a pause.
     *
     * @param counted whether the failure counts towards the dead letter
     */
    record TryAgain(Duration after, boolean counted) implements Verdict {}

    /** No more attempts: a dead letter. */
    record GiveUp(DeadLetterReason reason) implements Verdict {}
}
