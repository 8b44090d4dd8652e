package io.signalbox.agent.mapping.rules;

import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.mapping.UnexpectedShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what a mapping leaves out. What is optional is read through here, so that one odd field never costs the whole event. */
public final class Notes {

    /** As many as the contract allows. */
    private static final int MAX = 50;

    private final List<Note> taken = new ArrayList<>();
    private boolean lossy;

    /** What the reader reads; nothing, and a note that names the place, when it meets an {@link UnexpectedShape}. */
    public <T> @Nullable T read(Supplier<? extends @Nullable T> reader) {
        try {
            return reader.get();
        } catch (UnexpectedShape unreadable) {
            lossy = true;
            add(unreadable.toNote());
            return null;
        }
    }

    /** Each note once, the first fifty of them. */
    public void add(Note note) {
        if (taken.size() < MAX && !taken.contains(note)) {
            taken.add(note);
        }
    }

    /** Whether something could not be read, so that what was read is not all the event says. */
    public boolean lossy() {
        return lossy;
    }

    /** In the order of reading. */
    public List<Note> toList() {
        return List.copyOf(taken);
    }
}
