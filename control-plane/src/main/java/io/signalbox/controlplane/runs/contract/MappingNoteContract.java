package io.signalbox.controlplane.runs.contract;

import io.signalbox.contract.shared.MappingNote;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes of a mapping to the contract. */
public final class MappingNoteContract {

    private MappingNoteContract() {}

    /** Those of a run's result. */
    public static @Nullable List<MappingNote> stored(@Nullable Object notes) {
        return notes instanceof List<?> several && !several.isEmpty()
                ? several.stream()
                        .filter(Map.class::isInstance)
                        .map(note -> (Map<?, ?>) note)
                        .map(note -> new MappingNote(
                                String.valueOf(note.get("pointer")), String.valueOf(note.get("message"))))
                        .toList()
                : null;
    }

    /** In the same order; null when there are none. */
    public static @Nullable List<MappingNote> notes(List<io.signalbox.controlplane.runs.MappingNote> notes) {
        return notes.isEmpty()
                ? null
                : notes.stream()
                        .map(note -> new MappingNote(note.pointer(), note.message()))
                        .toList();
    }
}
