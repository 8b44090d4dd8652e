package io.signalbox.agent.engine;

/** Keeps what a run must not lose. */
@FunctionalInterface
public interface Commits {

    /**
     * Called after a paid answer arrived, before the next node.
     *
     * @throws io.signalbox.agent.engine.calls.AttemptFailed when a newer attempt has taken over
     */
    void commit(Commit commit);
}
