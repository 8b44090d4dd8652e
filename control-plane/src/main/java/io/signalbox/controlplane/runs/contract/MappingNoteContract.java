package io.signalbox.controlplane.runs.contract;

import io.signalbox.contract.shared.MappingNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes of a mapping to the contract. */
public final class MappingNoteContract {

    private MappingNoteContract() {}

    /** In the same order; null when there are none. */
    public static @Nullable List<MappingNote> notes(List<io.signalbox.controlplane.runs.MappingNote> notes) {
        return notes.isEmpty()
                ? null
                : notes.stream()
                        .map(note -> new MappingNote(note.pointer(), note.message()))
                        .toList();
    }
}
