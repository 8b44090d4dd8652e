package io.signalbox.controlplane.tickets;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values of a ticket, as proposed or as stored.
 *
 * @param key what people call it at the source, for example PROJ-123
 * @param assigneeId identity
 * @param reporterId identity
 */
public record TicketFields(
        String title,
        @Nullable String description,
        @Nullable String rawStatus,
        TicketStatus status,
        @Nullable String rawPriority,
        TicketPriority priority,
        @Nullable String rawType,
        TicketType type,
        @Nullable String url,
        @Nullable String key,
        List<String> labels,
        @Nullable UUID assigneeId,
        @Nullable UUID reporterId,
        @Nullable String parentExternalId,
        @Nullable LocalDate dueDate,
        @Nullable Instant sourceCreatedAt,
        @Nullable Instant sourceUpdatedAt,
        CustomFields customFields) {}
