package io.signalbox.controlplane.tickets.search;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import io.signalbox.controlplane.tickets.TicketPriority;
import io.signalbox.controlplane.tickets.TicketStatus;
import org.jspecify.annotations.Nullable;

/**
 * The statement behind a list of tickets. Words and labels go through functions of the schema, because row-level security keeps GIN indexes
 * from being used directly.
 */
final class TicketListQuery {

    private static final String SELECT = """
            SELECT id, integration_id, external_id, key, title, status, raw_status, priority, raw_priority, type, labels,
                assignee_id, due_date, source_updated_at, updated_at
            FROM ticket""";

    private TicketListQuery() {}

    static ListQuery of(TicketFilter filter, @Nullable Cursor after) {
        return ListQuery.of(SELECT)
                .where(filter.deleted() ? "deleted_at IS NOT NULL" : "deleted_at IS NULL")
                .where("integration_id = :integration", "integration", filter.integrationId())
                .where("external_id = :external_id", "external_id", filter.externalId())
                .where(
                        "status IN (:statuses)",
                        "statuses",
                        filter.statuses().stream().map(TicketStatus::code).toList())
                .where(
                        "priority IN (:priorities)",
                        "priorities",
                        filter.priorities().stream().map(TicketPriority::code).toList())
                .where("assignee_id = :assignee", "assignee", filter.assigneeId())
                .where("id IN (SELECT tickets_with_label(:label))", "label", emptyToNull(filter.label()))
                .where("id IN (SELECT tickets_with_words(:words))", "words", emptyToNull(filter.text()))
                .newestFirst("updated_at", "id", after);
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\0", "");
    }
}
