package io.signalbox.controlplane.tickets;

import java.util.Comparator;
import java.util.UUID;

/** What makes a ticket one: the integration it came through and its id there. Sorted as tickets are locked. */
public record TicketKey(UUID integrationId, String externalId) implements Comparable<TicketKey> {

    private static final Comparator<TicketKey> ORDER =
            Comparator.comparing(TicketKey::integrationId).thenComparing(TicketKey::externalId);

    @Override
    public int compareTo(TicketKey other) {
        return ORDER.compare(this, other);
    }
}
