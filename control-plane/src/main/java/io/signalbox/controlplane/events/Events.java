package io.signalbox.controlplane.events;

import io.signalbox.controlplane.events.webhooks.Receipt;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
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
        List<EventView> rows = filter.pattern() == null
                ? page(filter, after, limit + 1)
                : byIds(matching(filter, filter.pattern(), after, limit + 1));
        return Page.of(rows, limit, event -> new Cursor(event.receivedAt(), event.id()));
    }

    /** @throws EventNotFound when this organization has no such event */
    public EventDetails get(UUID id) {
        return jdbc.sql("SELECT e.content_type, e.headers, e.receipt, e.payload, e.payload_problem, "
                        + EventRowMapper.COLUMNS + EventRowMapper.TABLES + "WHERE e.id = ?")
                .param(id)
                .query(this::details)
                .optional()
                .orElseThrow(() -> new EventNotFound(id));
    }

    /** @throws EventNotFound when this organization has no such event */
    public EventBody body(UUID id) {
        return jdbc.sql("SELECT content_type, body FROM raw_event WHERE id = ?")
                .param(id)
                .query((row, number) -> new EventBody(row.getString("content_type"), row.getBytes("body")))
                .optional()
                .orElseThrow(() -> new EventNotFound(id));
    }

    private List<EventView> page(EventFilter filter, @Nullable Cursor after, int max) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        add(conditions, values, "e.integration_id = ?", filter.integrationId());
        add(
                conditions,
                values,
                "r.state = ?",
                filter.state() == null ? null : filter.state().text());
        add(conditions, values, "e.event_type = ?", filter.eventType());
        add(conditions, values, "e.external_id = ?", filter.externalId());
        if (after != null) {
            conditions.add("(e.received_at, e.id) < (?, ?)");
            values.add(Timestamp.from(after.at()));
            values.add(after.id());
        }
        values.add(max);
        String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
        return jdbc.sql("SELECT " + EventRowMapper.COLUMNS + EventRowMapper.TABLES + where
                        + " ORDER BY e.received_at DESC, e.id DESC LIMIT ?")
                .params(values)
                .query(EventRowMapper::view)
                .list();
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
                        .query(EventRowMapper::view)
                        .list();
    }

    private EventDetails details(ResultSet row, int number) throws SQLException {
        String payload = row.getString("payload");
        return new EventDetails(
                EventRowMapper.view(row, number),
                row.getString("content_type"),
                json.readValue(row.getString("headers"), HEADERS),
                json.readValue(row.getString("receipt"), Receipt.class),
                payload == null ? null : UntrustedJson.members(payload),
                row.getString("payload_problem"));
    }

    private static void add(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }
}
