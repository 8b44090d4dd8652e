package io.signalbox.controlplane.tickets.versions;

import java.util.Comparator;

/**
 * Where a change stands among all changes of its ticket. A total order: of two changes with different stamps one is newer, whichever is
 * processed first.
 *
 * @param version the source's updated-at in milliseconds since the epoch
 * @param sequence the source's own order among changes of one version; 0 when it has none
 * @param position order of receipt; 0 for what was stored before positions were kept
 */
public record Stamp(long version, long sequence, long position) implements Comparable<Stamp> {

    public static final Stamp OLDEST = new Stamp(0, 0, 0);

    private static final Comparator<Stamp> ORDER = Comparator.comparingLong(Stamp::version)
            .thenComparingLong(Stamp::sequence)
            .thenComparingLong(Stamp::position);

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
