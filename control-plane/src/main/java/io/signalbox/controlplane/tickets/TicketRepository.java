package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.tickets.versions.Merge;
import io.signalbox.controlplane.tickets.versions.Versions;
import io.signalbox.controlplane.tickets.versions.VersionsJson;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Repository;

/** Rows of tickets on the hot path. */
@Repository
class TicketRepository {

    private static final String LOCK = "SELECT " + TicketRowMapper.COLUMNS
            + " FROM ticket WHERE integration_id = ? AND external_id = ? FOR UPDATE";
    private static final String INSERT = """
            INSERT INTO ticket (
                title, description, url, raw_status, status, raw_priority, priority, raw_type, type, key, labels,
                assignee_id, reporter_id, parent_external_id, due_date, source_created_at, source_updated_at,
                custom_fields, provenance, source_version, versions, merged_into, deleted_at, updated_at,
                id, organization_id, integration_id, external_id, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (integration_id, external_id) DO NOTHING
            """;
    private static final String UPDATE = """
            UPDATE ticket SET
                title = ?, description = ?, url = ?, raw_status = ?, status = ?, raw_priority = ?, priority = ?, raw_type = ?,
                type = ?, key = ?, labels = ?, assignee_id = ?, reporter_id = ?, parent_external_id = ?, due_date = ?,
                source_created_at = ?, source_updated_at = ?, custom_fields = ?, provenance = ?, source_version = ?,
                versions = ?, merged_into = ?, deleted_at = ?, updated_at = ?
            WHERE id = ?
            """;

    private final JdbcTemplate jdbc;
    private final TicketRowMapper rows;

    TicketRepository(JdbcTemplate jdbc, TicketRowMapper rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** The ticket of this key, locked until the transaction ends. */
    Optional<Ticket> lock(TicketKey key) {
        return jdbc.query(LOCK, Row.as(rows::read), key.integrationId(), key.externalId()).stream()
                .findFirst();
    }

    /** @return false when another transaction made a ticket of this key meanwhile; it has committed by now */
    boolean insert(Ticket ticket) {
        List<@Nullable Object> values = values(ticket);
        values.addAll(Arrays.asList(
                ticket.id(),
                Tenant.current(),
                ticket.ticketKey().integrationId(),
                ticket.ticketKey().externalId(),
                Timestamp.from(ticket.createdAt())));
        return jdbc.update(INSERT, values.toArray()) == 1;
    }

    void update(Ticket ticket) {
        List<@Nullable Object> values = values(ticket);
        values.add(ticket.id());
        jdbc.update(UPDATE, values.toArray());
    }

    private List<@Nullable Object> values(Ticket ticket) {
        TicketFields fields = ticket.fields();
        Versions versions = ticket.versions();
        Merge merge = ticket.merge();
        return new ArrayList<>(Arrays.asList(
                fields.title(),
                fields.description(),
                fields.url(),
                fields.rawStatus(),
                fields.status().code(),
                fields.rawPriority(),
                fields.priority().code(),
                fields.rawType(),
                fields.type().code(),
                fields.key(),
                fields.labels().toArray(String[]::new),
                uuid(fields.assigneeId()),
                uuid(fields.reporterId()),
                fields.parentExternalId(),
                new SqlParameterValue(Types.DATE, fields.dueDate()),
                time(fields.sourceCreatedAt()),
                time(fields.sourceUpdatedAt()),
                rows.json(fields.customFields().values()),
                rows.provenanceJson(ticket.provenance()),
                versions.latest(),
                rows.json(VersionsJson.of(versions, merge)),
                merge == null ? null : merge.survivor(),
                time(ticket.deletedAt()),
                time(ticket.updatedAt())));
    }

    private static SqlParameterValue uuid(@Nullable UUID id) {
        return new SqlParameterValue(Types.OTHER, id);
    }

    private static SqlParameterValue time(@Nullable Instant time) {
        return new SqlParameterValue(
                Types.TIMESTAMP_WITH_TIMEZONE, time == null ? null : time.atOffset(ZoneOffset.UTC));
    }
}
