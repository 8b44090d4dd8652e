package io.signalbox.controlplane.tickets.versions;

import io.signalbox.controlplane.tickets.Completeness;
import io.signalbox.controlplane.tickets.TicketOperation;
import java.util.Comparator;

/** How well a change knows a value, then how new it is. The greater claim sets the value. */
public record Claim(Basis basis, Stamp stamp) implements Comparable<Claim> {

    public static final Claim NONE = new Claim(Basis.NOTHING, Stamp.OLDEST);

    private static final Comparator<Claim> ORDER =
            Comparator.comparing(Claim::basis).thenComparing(Claim::stamp);

    /** What makes a change state a value, from the least reliable. */
    public enum Basis {
        /** No change stated it. */
        NOTHING,
        /** A placeholder that a patch or a deletion brings along for a ticket that is missing. */
        PLACEHOLDER,
        /** Named in passing. */
        PASSING,
        /** Stated. */
        STATED
    }

    public static Claim stated(Stamp stamp) {
        return new Claim(Basis.STATED, stamp);
    }

    /** The claim with which a draft states all its fields. */
    public static Claim of(TicketOperation operation, Completeness completeness, Stamp stamp) {
        if (operation == TicketOperation.DELETE) {
            return new Claim(Basis.PLACEHOLDER, stamp);
        }
        return switch (completeness) {
            case FULL -> stated(stamp);
            case PARTIAL -> new Claim(Basis.PASSING, stamp);
            case PATCH -> new Claim(Basis.PLACEHOLDER, stamp);
        };
    }

    public boolean isStated() {
        return basis == Basis.STATED;
    }

    @Override
    public int compareTo(Claim other) {
        return ORDER.compare(this, other);
    }
}
