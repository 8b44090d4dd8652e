package io.signalbox.controlplane.tickets;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values of a ticket, as proposed or as stored. Empty texts are absent, labels are a sorted set, times have microseconds: so equal means
 * unchanged.
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
        CustomFields customFields) {

    public TicketFields {
        title = title.strip();
        description = emptyToNull(description);
        rawStatus = emptyToNull(rawStatus);
        rawPriority = emptyToNull(rawPriority);
        rawType = emptyToNull(rawType);
        url = emptyToNull(url);
        key = emptyToNull(key);
        labels = labels.stream().map(String::strip).distinct().sorted().toList();
        parentExternalId = emptyToNull(parentExternalId);
        sourceCreatedAt = micros(sourceCreatedAt);
        sourceUpdatedAt = micros(sourceUpdatedAt);
    }

    /** The same values, with another parent. */
    TicketFields withParent(String externalId) {
        return with(assigneeId, reporterId, externalId);
    }

    /** The same values, with other people. */
    TicketFields withPeople(Map<UUID, UUID> others) {
        return with(
                assigneeId == null ? null : others.get(assigneeId),
                reporterId == null ? null : others.get(reporterId),
                parentExternalId);
    }

    private TicketFields with(@Nullable UUID assignee, @Nullable UUID reporter, @Nullable String parent) {
        return new TicketFields(
                title,
                description,
                rawStatus,
                status,
                rawPriority,
                priority,
                rawType,
                type,
                url,
                key,
                labels,
                assignee,
                reporter,
                parent,
                dueDate,
                sourceCreatedAt,
                sourceUpdatedAt,
                customFields);
    }

    /** What is known of a ticket of which only the deletion was ever heard. */
    static TicketFields neverSeen(String externalId) {
        return new TicketFields(
                externalId,
                null,
                null,
                TicketStatus.CANCELLED,
                null,
                TicketPriority.NORMAL,
                null,
                TicketType.OTHER,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                CustomFields.NONE);
    }

    /**
     * These with the named fields of the other, and the named keys of its custom fields.
     *
     * @param nullRemoves whether a custom field that is null is taken away; else only one that is missing
     */
    TicketFields patchedWith(TicketFields other, Set<TicketField> named, Set<String> customKeys, boolean nullRemoves) {
        return new TicketFields(
                named.contains(TicketField.TITLE) ? other.title : title,
                named.contains(TicketField.DESCRIPTION) ? other.description : description,
                named.contains(TicketField.RAW_STATUS) ? other.rawStatus : rawStatus,
                named.contains(TicketField.STATUS) ? other.status : status,
                named.contains(TicketField.RAW_PRIORITY) ? other.rawPriority : rawPriority,
                named.contains(TicketField.PRIORITY) ? other.priority : priority,
                named.contains(TicketField.RAW_TYPE) ? other.rawType : rawType,
                named.contains(TicketField.TYPE) ? other.type : type,
                named.contains(TicketField.URL) ? other.url : url,
                named.contains(TicketField.KEY) ? other.key : key,
                named.contains(TicketField.LABELS) ? other.labels : labels,
                named.contains(TicketField.ASSIGNEE_ID) ? other.assigneeId : assigneeId,
                named.contains(TicketField.REPORTER_ID) ? other.reporterId : reporterId,
                named.contains(TicketField.PARENT_EXTERNAL_ID) ? other.parentExternalId : parentExternalId,
                named.contains(TicketField.DUE_DATE) ? other.dueDate : dueDate,
                named.contains(TicketField.SOURCE_CREATED_AT) ? other.sourceCreatedAt : sourceCreatedAt,
                named.contains(TicketField.SOURCE_UPDATED_AT) ? other.sourceUpdatedAt : sourceUpdatedAt,
                customFields.patchedWith(other.customFields, customKeys, nullRemoves));
    }

    boolean hasPeopleOf(TicketFields other) {
        return Objects.equals(assigneeId, other.assigneeId) && Objects.equals(reporterId, other.reporterId);
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
