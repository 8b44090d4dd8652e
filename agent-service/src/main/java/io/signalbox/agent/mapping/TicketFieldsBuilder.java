package io.signalbox.agent.mapping;

import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds {@link TicketFields}; see {@link TicketFields#named} and {@link TicketFields#toBuilder}. */
public final class TicketFieldsBuilder {

    private String title;
    private @Nullable String description;
    private @Nullable String rawStatus;
    private TicketStatus status = TicketStatus.OPEN;
    private @Nullable String rawPriority;
    private TicketPriority priority = TicketPriority.NORMAL;
    private @Nullable String rawType;
    private TicketType type = TicketType.TASK;
    private @Nullable String url;
    private @Nullable String key;
    private List<String> labels = List.of();
    private @Nullable Person assignee;
    private @Nullable Person reporter;
    private @Nullable String parentExternalId;
    private @Nullable LocalDate dueDate;
    private @Nullable Instant sourceCreatedAt;
    private @Nullable Instant sourceUpdatedAt;
    private Map<String, Object> customFields = Map.of();

    TicketFieldsBuilder(String title) {
        this.title = title;
    }

    TicketFieldsBuilder(TicketFields fields) {
        this(fields.title());
        description(fields.description());
        rawStatus(fields.rawStatus()).status(fields.status());
        rawPriority(fields.rawPriority()).priority(fields.priority());
        rawType(fields.rawType()).type(fields.type());
        url(fields.url()).key(fields.key()).labels(fields.labels());
        assignee(fields.assignee()).reporter(fields.reporter());
        parentExternalId(fields.parentExternalId()).dueDate(fields.dueDate());
        sourceCreatedAt(fields.sourceCreatedAt()).sourceUpdatedAt(fields.sourceUpdatedAt());
        customFields(fields.customFields());
    }

    public TicketFieldsBuilder title(String value) {
        title = value;
        return this;
    }

    public TicketFieldsBuilder description(@Nullable String value) {
        description = value;
        return this;
    }

    public TicketFieldsBuilder rawStatus(@Nullable String value) {
        rawStatus = value;
        return this;
    }

    public TicketFieldsBuilder status(TicketStatus value) {
        status = value;
        return this;
    }

    public TicketFieldsBuilder rawPriority(@Nullable String value) {
        rawPriority = value;
        return this;
    }

    public TicketFieldsBuilder priority(TicketPriority value) {
        priority = value;
        return this;
    }

    public TicketFieldsBuilder rawType(@Nullable String value) {
        rawType = value;
        return this;
    }

    public TicketFieldsBuilder type(TicketType value) {
        type = value;
        return this;
    }

    public TicketFieldsBuilder url(@Nullable String value) {
        url = value;
        return this;
    }

    public TicketFieldsBuilder key(@Nullable String value) {
        key = value;
        return this;
    }

    public TicketFieldsBuilder labels(List<String> value) {
        labels = value;
        return this;
    }

    public TicketFieldsBuilder assignee(@Nullable Person value) {
        assignee = value;
        return this;
    }

    public TicketFieldsBuilder reporter(@Nullable Person value) {
        reporter = value;
        return this;
    }

    public TicketFieldsBuilder parentExternalId(@Nullable String value) {
        parentExternalId = value;
        return this;
    }

    public TicketFieldsBuilder dueDate(@Nullable LocalDate value) {
        dueDate = value;
        return this;
    }

    public TicketFieldsBuilder sourceCreatedAt(@Nullable Instant value) {
        sourceCreatedAt = value;
        return this;
    }

    public TicketFieldsBuilder sourceUpdatedAt(@Nullable Instant value) {
        sourceUpdatedAt = value;
        return this;
    }

    public TicketFieldsBuilder customFields(Map<String, Object> value) {
        customFields = value;
        return this;
    }

    public TicketFields build() {
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
                parentExternalId,
                dueDate,
                sourceCreatedAt,
                sourceUpdatedAt,
                customFields);
    }
}
