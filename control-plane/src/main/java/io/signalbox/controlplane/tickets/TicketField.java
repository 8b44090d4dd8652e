package io.signalbox.controlplane.tickets;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a ticket by the names that provenance, activities and refusals use. */
public enum TicketField {
    TITLE(TicketFields::title),
    DESCRIPTION(TicketFields::description),
    RAW_STATUS(TicketFields::rawStatus),
    STATUS(TicketFields::status),
    RAW_PRIORITY(TicketFields::rawPriority),
    PRIORITY(TicketFields::priority),
    RAW_TYPE(TicketFields::rawType),
    TYPE(TicketFields::type),
    URL(TicketFields::url),
    KEY(TicketFields::key),
    LABELS(TicketFields::labels),
    ASSIGNEE_ID(TicketFields::assigneeId),
    REPORTER_ID(TicketFields::reporterId),
    PARENT_EXTERNAL_ID(TicketFields::parentExternalId),
    DUE_DATE(TicketFields::dueDate),
    SOURCE_CREATED_AT(TicketFields::sourceCreatedAt),
    /** Moves with every event, so that alone it is no change of the ticket. */
    SOURCE_UPDATED_AT(TicketFields::sourceUpdatedAt),
    CUSTOM_FIELDS(TicketFields::customFields);

    private static final Map<String, TicketField> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TicketField::code, Function.identity()));

    private final Function<TicketFields, @Nullable Object> getter;
    private final String code = name().toLowerCase(Locale.ROOT);

    TicketField(Function<TicketFields, @Nullable Object> getter) {
        this.getter = getter;
    }

    public static Optional<TicketField> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Fields whose values differ. */
    static Set<TicketField> changed(TicketFields before, TicketFields after) {
        Set<TicketField> changed = EnumSet.noneOf(TicketField.class);
        for (TicketField field : values()) {
            if (!Objects.equals(field.valueIn(before), field.valueIn(after))) {
                changed.add(field);
            }
        }
        return changed;
    }

    public String code() {
        return code;
    }

    /** Null when the ticket has none; an empty list or map is none too. */
    @Nullable
    public Object valueIn(TicketFields fields) {
        Object value = getter.apply(fields);
        boolean empty = value instanceof List<?> list && list.isEmpty() || CustomFields.NONE.equals(value);
        return empty ? null : value;
    }

    /** Keys of custom fields come and go one by one, while their provenance is one: it outlives the last key. */
    boolean keepsSourceWithoutValue() {
        return this == CUSTOM_FIELDS;
    }

    public boolean isContent() {
        return this != SOURCE_UPDATED_AT;
    }
}
