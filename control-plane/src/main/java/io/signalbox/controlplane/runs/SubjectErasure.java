package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.StaleAttempt;

/** Erases the personal data of what a run is about. Implemented by the module that knows every place where it may be. */
public interface SubjectErasure {

    /**
     * Erases in one transaction. Doing it again changes nothing.
     *
     * @return what became of it
     * @throws StaleAttempt when the attempt is over
     */
    RunOutcome erase(LeasedRun run);
}
