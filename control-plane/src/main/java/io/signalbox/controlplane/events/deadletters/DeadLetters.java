package io.signalbox.controlplane.events.deadletters;

import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.attempts.MappingAttempt;
import java.util.List;
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
            l.id, l.state, l.reason, l.detail, l.integration_id, l.event_id, e.event_type, e.external_id, e.ticket_key, l.run_id, l.created_at
            """;

    private static final String TABLES = "FROM dead_letter l JOIN raw_event e ON e.id = l.event_id";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DeadLetters(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Newest first. */
    public Page<DeadLetterView> list(DeadLetterFilter filter, @Nullable Cursor after, int limit) {
        return ListQuery.of("SELECT " + COLUMNS + TABLES)
                .where("l.integration_id = :integration", "integration", filter.integrationId())
                .where("l.state = :state", "state", filter.state(), DeadLetterState::text)
                .where("l.reason = :reason", "reason", filter.reason(), DeadLetterReason::text)
                .newestFirst("l.created_at", "l.id", after)
                .page(jdbc, limit, DeadLetters::view, letter -> new Cursor(letter.createdAt(), letter.id()));
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
                                + " e.payload_problem, " + COLUMNS + TABLES + " WHERE l.id = ?")
                .param(id)
                .query(Row.as(this::details))
                .optional()
                .orElseThrow(() -> new DeadLetterNotFound(id));
    }

    private static DeadLetterView view(Row row) {
        return new DeadLetterView(
                row.uuid("id"),
                row.value("state", DeadLetterState::of),
                row.value("reason", DeadLetterReason::of),
                row.text("detail"),
                row.uuid("integration_id"),
                row.uuid("event_id"),
                row.text("event_type"),
                row.text("external_id"),
                row.textOrNull("ticket_key"),
                row.uuid("run_id"),
                row.instant("created_at"));
    }

    private DeadLetterDetails details(Row row) {
        return new DeadLetterDetails(
                view(row),
                row.value("attempts", attempts -> json.readValue(attempts, ATTEMPTS)),
                row.valueOrNull("payload", UntrustedJson::members),
                row.textOrNull("payload_problem"),
                row.valueOrNull("corrected_payload", UntrustedJson::members),
                row.instantOrNull("resolved_at"),
                row.uuidOrNull("resolved_by"),
                row.textOrNull("resolved_by_key"),
                row.textOrNull("discard_reason"));
    }
}
