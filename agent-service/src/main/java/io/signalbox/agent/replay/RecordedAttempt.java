package io.signalbox.agent.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.journal.JournalEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a recorded run.
 *
 * @param number of the attempt within its run
 * @param build which build ran it
 * @param start the state it began with; null for the workflow's own, or that of the attempt before
 * @param resumed it was given the state that the attempt before left
 * @param cut it may have done more than its last step here says
 * @param entries calls and steps in the order they happened
 */
public record RecordedAttempt(
        int number,
        String build,
        RecordedInput input,
        @Nullable Start start,
        boolean resumed,
        boolean cut,
        List<Entry> entries) {

    public RecordedAttempt {
        entries = List.copyOf(entries);
    }

    /** @param schema number of the form the state is written in */
    public record Start(int schema, ObjectNode state) {}

    /** Something that happened. */
    public sealed interface Entry {}

    /** A call to the world outside and what came of it. */
    public record Called(JournalEntry call) implements Entry {}

    /** A node ended and left this state. */
    public record Stepped(String node, String stateHash) implements Entry {}

    List<JournalEntry> calls() {
        return entries.stream()
                .filter(Called.class::isInstance)
                .map(entry -> ((Called) entry).call())
                .toList();
    }

    List<Stepped> steps() {
        return entries.stream()
                .filter(Stepped.class::isInstance)
                .map(Stepped.class::cast)
                .toList();
    }
}
