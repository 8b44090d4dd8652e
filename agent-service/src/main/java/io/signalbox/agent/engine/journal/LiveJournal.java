package io.signalbox.agent.engine.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes each call and records what came of it. A resumed run gives it what earlier attempts recorded after the checkpoint: those calls are
 * answered from there, each once, so that nothing is paid for twice.
 */
public final class LiveJournal implements Journal {

    private final Map<CallKey, Deque<CallResult>> settled = new HashMap<>();
    private final List<JournalEntry> entries = new ArrayList<>();

    public LiveJournal() {
        this(List.of());
    }

    /** @param earlier entries of earlier attempts that the state does not reflect yet */
    public LiveJournal(List<JournalEntry> earlier) {
        earlier.stream().filter(entry -> entry.result().settled()).forEach(entry -> settled.computeIfAbsent(
                        entry.key(), key -> new ArrayDeque<>())
                .add(entry.result()));
    }

    @Override
    public JournalEntry call(String step, CallKey key, Supplier<CallResult> live) {
        CallResult known = known(key);
        var entry = new JournalEntry(entries.size() + 1, step, key, known == null ? live.get() : known);
        entries.add(entry);
        return entry;
    }

    @Override
    public Optional<CallResult> end(String step, Supplier<CallKey> key, Supplier<Optional<CallResult>> live) {
        Optional<CallResult> refusal = live.get();
        refusal.ifPresent(result -> entries.add(new JournalEntry(entries.size() + 1, step, key.get(), result)));
        return refusal;
    }

    /** How many entries this attempt has recorded. */
    public int size() {
        return entries.size();
    }

    /** What this attempt has recorded, in order. */
    public List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    private @Nullable CallResult known(CallKey key) {
        Deque<CallResult> results = settled.get(key);
        return results == null ? null : results.poll();
    }
}
