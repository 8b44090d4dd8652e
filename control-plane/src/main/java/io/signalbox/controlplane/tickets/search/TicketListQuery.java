package io.signalbox.controlplane.tickets.search;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.tickets.TicketPriority;
import io.signalbox.controlplane.tickets.TicketStatus;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statement behind a list. Conditions are added only where something was asked for, so that the planner sees each list as it is and
 * picks the index made for it. Words and labels go through functions of the schema, because row-level security keeps GIN indexes from being
 * used directly.
 */
final class TicketListQuery {

    private static final String COLUMNS = """
            SELECT id, integration_id, external_id, key, title, status, raw_status, priority, raw_priority, type, labels,
                assignee_id, due_date, source_updated_at, updated_at
            FROM ticket
            WHERE %s
            ORDER BY updated_at DESC, id DESC
            LIMIT :rows
            """;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    TicketListQuery(TicketFilter filter, @Nullable Cursor after, int rows) {
        conditions.add(filter.deleted() ? "deleted_at IS NOT NULL" : "deleted_at IS NULL");
        where("integration_id = :integration", "integration", filter.integrationId());
        where("external_id = :external_id", "external_id", filter.externalId());
        whereIn("status", filter.statuses().stream().map(TicketStatus::code).toList());
        whereIn(
                "priority",
                filter.priorities().stream().map(TicketPriority::code).toList());
        where("assignee_id = :assignee", "assignee", filter.assigneeId());
        where("id IN (SELECT tickets_with_label(:label))", "label", emptyToNull(filter.label()));
        where("id IN (SELECT tickets_with_words(:words))", "words", emptyToNull(filter.text()));
        if (after != null) {
            where("(updated_at, id) < (:after_at, :after_id)", "after_at", Timestamp.from(after.at()));
            parameters.put("after_id", after.id());
        }
        parameters.put("rows", rows);
    }

    String sql() {
        return COLUMNS.formatted(String.join(" AND ", conditions));
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    private void whereIn(String column, List<String> values) {
        if (!values.isEmpty()) {
            where(column + " IN (:" + column + ")", column, values);
        }
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\0", "");
    }
}
