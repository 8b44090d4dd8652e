package io.signalbox.agent.engine.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers each call with what was recorded, in the order of the recording, and makes none. */
public final class RecordedJournal implements Journal {

    private static final Supplier<CallResult> NOT_LIVE = () -> {
        throw new IllegalStateException("What was recorded is not done again.");
    };

    private final List<JournalEntry> entries;
    private int used;

    public RecordedJournal(List<JournalEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    @Override
    public JournalEntry call(String step, CallKey key, Supplier<CallResult> live) {
        if (used == entries.size()) {
            throw JournalMismatch.missing(step, key);
        }
        JournalEntry next = entries.get(used);
        if (!next.key().equals(key) || !next.step().equals(step)) {
            throw JournalMismatch.different(step, key, next);
        }
        used++;
        return next;
    }

    @Override
    public Optional<CallResult> end(String step, Supplier<CallKey> key, Supplier<Optional<CallResult>> live) {
        return used == entries.size()
                ? live.get()
                : Optional.of(call(step, key.get(), NOT_LIVE).result());
    }

    /** @throws JournalMismatch when the recording holds calls that were not made */
    public void mustBeUsedUp() {
        if (used < entries.size()) {
            throw JournalMismatch.unused(entries.get(used));
        }
    }
}
