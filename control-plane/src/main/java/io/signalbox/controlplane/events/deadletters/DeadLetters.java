package io.signalbox.controlplane.events.deadletters;

import io.signalbox.controlplane.events.EventRowMapper;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.attempts.MappingAttempt;
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

/** The dead letters of the current organization, to look at. */
@Service
@Transactional(readOnly = true)
public class DeadLetters {

    private static final TypeReference<List<MappingAttempt>> ATTEMPTS = new TypeReference<>() {};

    private static final String COLUMNS = """
            l.id, l.state, l.reason, l.detail, l.integration_id, l.event_id, e.event_type, e.external_id, l.run_id, l.created_at
            """;

    private static final String TABLES = "FROM dead_letter l JOIN raw_event e ON e.id = l.event_id ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DeadLetters(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Newest first. */
    public Page<DeadLetterView> list(DeadLetterFilter filter, @Nullable Cursor after, int limit) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        add(conditions, values, "l.integration_id = ?", filter.integrationId());
        add(
                conditions,
                values,
                "l.state = ?",
                filter.state() == null ? null : filter.state().text());
        add(
                conditions,
                values,
                "l.reason = ?",
                filter.reason() == null ? null : filter.reason().text());
        if (after != null) {
            conditions.add("(l.created_at, l.id) < (?, ?)");
            values.add(Timestamp.from(after.at()));
            values.add(after.id());
        }
        values.add(limit + 1);
        String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
        List<DeadLetterView> rows = jdbc.sql(
                        "SELECT " + COLUMNS + TABLES + where + " ORDER BY l.created_at DESC, l.id DESC LIMIT ?")
                .params(values)
                .query(DeadLetters::view)
                .list();
        return Page.of(rows, limit, letter -> new Cursor(letter.createdAt(), letter.id()));
    }

    public long openCount() {
        return jdbc.sql("SELECT count(*) FROM dead_letter WHERE state = 'open'")
                .query(Long.class)
                .single();
    }

    /** @throws DeadLetterNotFound when this organization has no such dead letter */
    public DeadLetterDetails get(UUID id) {
        return jdbc.sql(
                        "SELECT l.attempts, l.corrected_payload, l.resolved_at, l.resolved_by, l.resolved_by_key, l.discard_reason, e.payload,"
                                + " e.payload_problem, " + COLUMNS + TABLES + "WHERE l.id = ?")
                .param(id)
                .query(this::details)
                .optional()
                .orElseThrow(() -> new DeadLetterNotFound(id));
    }

    private static DeadLetterView view(ResultSet row, int number) throws SQLException {
        return new DeadLetterView(
                row.getObject("id", UUID.class),
                DeadLetterState.of(row.getString("state")),
                DeadLetterReason.of(row.getString("reason")),
                row.getString("detail"),
                row.getObject("integration_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("event_type"),
                row.getString("external_id"),
                row.getObject("run_id", UUID.class),
                row.getTimestamp("created_at").toInstant());
    }

    private DeadLetterDetails details(ResultSet row, int number) throws SQLException {
        return new DeadLetterDetails(
                view(row, number),
                json.readValue(row.getString("attempts"), ATTEMPTS),
                members(row.getString("payload")),
                row.getString("payload_problem"),
                members(row.getString("corrected_payload")),
                EventRowMapper.instant(row, "resolved_at"),
                row.getObject("resolved_by", UUID.class),
                row.getString("resolved_by_key"),
                row.getString("discard_reason"));
    }

    private static @Nullable Map<String, Object> members(@Nullable String object) {
        return object == null ? null : UntrustedJson.members(object);
    }

    private static void add(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }
}
