package io.signalbox.controlplane.tickets.comments;

import io.signalbox.controlplane.tickets.versions.Claim;
import io.signalbox.controlplane.tickets.versions.Stamp;
import io.signalbox.controlplane.tickets.versions.Versions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides value by value whether a change is newer than what is stored, and remembers what it set. */
final class CommentValues {

    private static final Comparator<@Nullable Object> VALUES =
            Comparator.nullsFirst(Comparator.comparing(Object::toString));

    private final Versions stored;
    private final Stamp stamp;
    private final List<String> set = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();

    CommentValues(Versions stored, Stamp stamp) {
        this.stored = stored;
        this.stamp = stamp;
    }

    /** As {@link #newest}; a change that says nothing of the value leaves it. */
    <T> @Nullable T newer(String name, @Nullable T before, @Nullable T told) {
        return told == null ? before : newest(name, before, told);
    }

    /** The newer of both; of two from the same event the greater. */
    <T> @Nullable T newest(String name, @Nullable T before, @Nullable T told) {
        int order = Claim.stated(stamp).compareTo(stored.of(name));
        if (order >= 0) {
            set.add(name);
        }
        boolean wins = order > 0 || order == 0 && VALUES.compare(told, before) > 0;
        if (wins) {
            taken.add(name);
        }
        return wins ? told : before;
    }

    /** Names of the values that are the change's now. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    Versions versions() {
        return stored.with(set, stamp);
    }
}
