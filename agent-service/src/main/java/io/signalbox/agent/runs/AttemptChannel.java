package io.signalbox.agent.runs;

import io.signalbox.contract.internalapi.model.FinishResult;
import io.signalbox.contract.internalapi.model.RunAdvance;
import io.signalbox.contract.internalapi.model.RunFinish;
import org.jspecify.annotations.Nullable;

/** What one attempt says to the control plane, and what it is told. All operations wait, and throw AttemptFailed once the attempt has to stop. */
public interface AttemptChannel {

    /** The attempt holds so many bytes of what its run is about. */
    void holds(long bytes);

    /** To be called before each question to a model. */
    void beforeModelCall();

    /** Returns when it is stored. */
    void advance(RunAdvance advance);

    /** Whether somebody follows the run at this moment. */
    boolean watched();

    /** Called, on any thread, each time that somebody begins to follow the run while the attempt goes on. */
    void whenWatched(Runnable told);

    /**
     * Says once what nothing depends on. False when it is not stored, or nobody knows.
     *
     * @param advance with nothing but events
     */
    boolean tell(RunAdvance advance);

    /** The answer: applied, refused or stale. */
    FinishResult finish(RunFinish finish);

    /** Null while the attempt may go on. */
    @Nullable
    Stop stopped();
}
