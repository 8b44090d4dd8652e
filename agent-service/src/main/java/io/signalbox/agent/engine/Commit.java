package io.signalbox.agent.engine;

import io.signalbox.agent.engine.journal.JournalEntry;
import io.signalbox.agent.engine.state.StateSnapshot;
import java.util.List;

/**
 * A point from which a run resumes.
 *
 * @param node the node that has ended
 * @param next the node that would be next
 * @param round which repetition of the run's work it belongs to, from 1
 * @param journal all calls of this attempt so far, in order
 */
public record Commit(String node, String next, int round, StateSnapshot<?> state, List<JournalEntry> journal) {

    public Commit {
        journal = List.copyOf(journal);
    }
}
