package io.signalbox.agent.mapping;

import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as proposed: the contract's draft, with accounts of the source in place of identities.
 *
 * @param description Markdown or plain text
 * @param key what people call it at the source, for example PROJ-123
 * @param customFields JSON values (text, numbers, booleans, lists, maps) that have no field of their own
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
        @Nullable Person assignee,
        @Nullable Person reporter,
        @Nullable String parentExternalId,
        @Nullable LocalDate dueDate,
        @Nullable Instant sourceCreatedAt,
        @Nullable Instant sourceUpdatedAt,
        Map<String, Object> customFields) {

    public TicketFields {
        labels = List.copyOf(labels);
        customFields = Collections.unmodifiableMap(new LinkedHashMap<>(customFields));
    }

    /** An open, normal task with this title; everything else is set on the builder. */
    public static TicketFieldsBuilder named(String title) {
        return new TicketFieldsBuilder(title);
    }

    public TicketFieldsBuilder toBuilder() {
        return new TicketFieldsBuilder(this);
    }

    /** Without the custom fields that have no value: only a patch removes any. */
    public TicketFields withoutRemovals() {
        Map<String, Object> kept = new LinkedHashMap<>(customFields);
        kept.values().removeIf(Objects::isNull);
        return toBuilder().customFields(kept).build();
    }
}
