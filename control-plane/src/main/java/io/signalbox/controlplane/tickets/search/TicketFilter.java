package io.signalbox.controlplane.tickets.search;

import io.signalbox.controlplane.tickets.TicketPriority;
import io.signalbox.controlplane.tickets.TicketStatus;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets to list; what is null or empty does not narrow.
 *
 * @param text words of title, description, key or external id; each may be a beginning
 * @param deleted tombstones instead of live tickets
 */
public record TicketFilter(
        @Nullable UUID integrationId,
        @Nullable String externalId,
        List<TicketStatus> statuses,
        List<TicketPriority> priorities,
        @Nullable UUID assigneeId,
        @Nullable String label,
        boolean deleted,
        @Nullable String text) {

    /** The same question, asked with the id under which the ticket is stored. */
    TicketFilter of(String storedId) {
        return new TicketFilter(integrationId, storedId, statuses, priorities, assigneeId, label, deleted, text);
    }
}
