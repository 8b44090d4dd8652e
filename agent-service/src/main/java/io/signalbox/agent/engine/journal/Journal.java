package io.signalbox.agent.engine.journal;

import java.util.Optional;
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

    /**
     * What kept a run from its end: a refusal, or that nobody answered. An end that is applied is not recorded: nothing follows it.
     *
     * @param key asked for only where something is recorded or compared
     * @param live wants to end the run, empty when that is applied; in replay used for the end that was applied, of which nothing is recorded
     * @throws JournalMismatch in replay, when another call was recorded here
     */
    Optional<CallResult> end(String step, Supplier<CallKey> key, Supplier<Optional<CallResult>> live);
}
