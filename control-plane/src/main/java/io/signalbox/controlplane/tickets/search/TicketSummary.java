package io.signalbox.controlplane.tickets.search;

import io.signalbox.controlplane.tickets.PersonView;
import io.signalbox.controlplane.tickets.TicketKey;
import io.signalbox.controlplane.tickets.TicketPriority;
import io.signalbox.controlplane.tickets.TicketStatus;
import io.signalbox.controlplane.tickets.TicketType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket in a list. */
public record TicketSummary(
        UUID id,
        TicketKey ticketKey,
        @Nullable String key,
        String title,
        TicketStatus status,
        @Nullable String rawStatus,
        TicketPriority priority,
        @Nullable String rawPriority,
        TicketType type,
        List<String> labels,
        @Nullable PersonView assignee,
        @Nullable LocalDate dueDate,
        @Nullable Instant sourceUpdatedAt,
        Instant updatedAt) {

    TicketSummary assignedTo(@Nullable PersonView person) {
        return new TicketSummary(
                id,
                ticketKey,
                key,
                title,
                status,
                rawStatus,
                priority,
                rawPriority,
                type,
                labels,
                person,
                dueDate,
                sourceUpdatedAt,
                updatedAt);
    }
}
