package io.signalbox.agent.engine;

import io.signalbox.agent.engine.calls.FinishRefusal;
import java.util.Optional;

/** Ends runs, together with their effects. */
@FunctionalInterface
public interface Finishes {

    /**
     * Waits until the end is stored.
     *
     * @return why it was refused and the run goes on; empty when it is applied
     * @throws io.signalbox.agent.engine.calls.AttemptFailed when the attempt is over before anybody answers
     */
    Optional<FinishRefusal> finish(Finish finish);
}
