package io.signalbox.controlplane.tickets.versions;

import io.signalbox.controlplane.tickets.TicketChange;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A merge that took a ticket away.
 *
 * @param survivor external id of the ticket that took it in
 */
public record Merge(String survivor, Stamp stamp) implements Comparable<Merge> {

    private static final Comparator<Merge> ORDER =
            Comparator.comparing(Merge::stamp).thenComparing(Merge::survivor);

    /** Null when the change tells of none. */
    public static @Nullable Merge told(TicketChange change) {
        String survivor = change.mergedInto();
        return survivor == null ? null : new Merge(survivor, change.stamp());
    }

    @Override
    public int compareTo(Merge other) {
        return ORDER.compare(this, other);
    }
}
