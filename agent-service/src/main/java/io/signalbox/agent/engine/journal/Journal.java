package io.signalbox.agent.engine.journal;

import java.util.function.Supplier;

/** Where the results of calls come from: the world outside while the run is live, what was recorded in replay. */
public sealed interface Journal permits LiveJournal, RecordedJournal {

    /**
     * The result of a call.
     *
     * @param step name of the node that makes it
     * @param live makes the call; never used in replay
     * @throws JournalMismatch in replay, when another call was recorded here or none
     */
    JournalEntry call(String step, CallKey key, Supplier<CallResult> live);
}
