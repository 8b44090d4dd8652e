package io.signalbox.controlplane.events;

import io.signalbox.controlplane.events.webhooks.Receipt;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.RunState;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The raw events of the current organization, to look at. */
@Service
@Transactional(readOnly = true)
public class Events {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Events(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Newest first. */
    public Page<EventView> list(EventFilter filter, @Nullable Cursor after, int limit) {
        if (filter.pattern() == null) {
            return page(filter, after, limit);
        }
        return Page.of(byIds(matching(filter, filter.pattern(), after, limit + 1)), limit, Events::cursor);
    }

    /** @throws EventNotFound when this organization has no such event */
    public EventDetails get(UUID id) {
        return jdbc.sql("SELECT e.content_type, e.headers, e.receipt, e.payload, e.payload_problem, "
                        + EventRowMapper.COLUMNS + EventRowMapper.TABLES + "WHERE e.id = ?")
                .param(id)
                .query(Row.as(this::details))
                .optional()
                .orElseThrow(() -> new EventNotFound(id));
    }

    /** @throws EventNotFound when this organization has no such event */
    public EventBody body(UUID id) {
        return jdbc.sql("SELECT content_type, body FROM raw_event WHERE id = ?")
                .param(id)
                .query(Row.as(row -> new EventBody(row.text("content_type"), row.bytes("body"))))
                .optional()
                .orElseThrow(() -> new EventNotFound(id));
    }

    private Page<EventView> page(EventFilter filter, @Nullable Cursor after, int limit) {
        return ListQuery.of("SELECT " + EventRowMapper.COLUMNS + EventRowMapper.TABLES)
                .where("e.integration_id = :integration", "integration", filter.integrationId())
                .where("r.state = :state", "state", filter.state(), RunState::text)
                .where("e.event_type = :type", "type", filter.eventType())
                .where("e.external_id = :external", "external", filter.externalId())
                .newestFirst("e.received_at", "e.id", after)
                .page(jdbc, limit, EventRowMapper::view, Events::cursor);
    }

    private static Cursor cursor(EventView last) {
        return new Cursor(last.receivedAt(), last.id());
    }

    /** The policies of row-level security keep text search from its index, so the search is a function that knows the tenant itself. */
    private List<UUID> matching(EventFilter filter, String pattern, @Nullable Cursor after, int max) {
        return jdbc.sql(
                        "SELECT id FROM find_events(:pattern, :integration, :state, :type, :external, :at, :id, :max) AS id")
                .param("pattern", pattern)
                .param("integration", filter.integrationId(), java.sql.Types.OTHER)
                .param("state", filter.state() == null ? null : filter.state().text(), java.sql.Types.VARCHAR)
                .param("type", filter.eventType(), java.sql.Types.VARCHAR)
                .param("external", filter.externalId(), java.sql.Types.VARCHAR)
                .param("at", after == null ? null : Timestamp.from(after.at()), java.sql.Types.TIMESTAMP)
                .param("id", after == null ? null : after.id(), java.sql.Types.OTHER)
                .param("max", max)
                .query(UUID.class)
                .list();
    }

    private List<EventView> byIds(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT " + EventRowMapper.COLUMNS + EventRowMapper.TABLES
                                + "WHERE e.id IN (:ids) ORDER BY e.received_at DESC, e.id DESC")
                        .param("ids", ids)
                        .query(Row.as(EventRowMapper::view))
                        .list();
    }

    private EventDetails details(Row row) {
        return new EventDetails(
                EventRowMapper.view(row),
                row.text("content_type"),
                row.value("headers", headers -> json.readValue(headers, HEADERS)),
                row.value("receipt", receipt -> json.readValue(receipt, Receipt.class)),
                row.valueOrNull("payload", UntrustedJson::members),
                row.textOrNull("payload_problem"));
    }
}
