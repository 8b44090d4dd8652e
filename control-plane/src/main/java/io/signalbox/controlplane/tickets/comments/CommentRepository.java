package io.signalbox.controlplane.tickets.comments;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.tickets.TicketRowMapper;
import io.signalbox.controlplane.tickets.versions.VersionsJson;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Repository;

/** Rows of comments. Comments of one ticket are written under the lock on that ticket. */
@Repository
public class CommentRepository {

    /** The last condition keeps a comment from moving to another ticket when two transactions meet here. */
    private static final String KEEP = """
            INSERT INTO ticket_comment (
                id, organization_id, integration_id, ticket_id, external_id, source_version, versions, author_id, body,
                url, source_created_at, source_updated_at, deleted, visibility, provenance,
                written_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (integration_id, external_id) DO UPDATE SET
                source_version = excluded.source_version, versions = excluded.versions, author_id = excluded.author_id, body = excluded.body,
                url = excluded.url, source_created_at = excluded.source_created_at,
                source_updated_at = excluded.source_updated_at, deleted = excluded.deleted,
                visibility = excluded.visibility, provenance = excluded.provenance, written_at = excluded.written_at
            WHERE ticket_comment.ticket_id = excluded.ticket_id
            """;

    private final JdbcTemplate jdbc;
    private final TicketRowMapper rows;

    CommentRepository(JdbcTemplate jdbc, TicketRowMapper rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    Map<String, StoredComment> find(UUID integrationId, Collection<String> externalIds) {
        Map<String, StoredComment> comments = new HashMap<>();
        jdbc.query(
                "SELECT * FROM ticket_comment WHERE integration_id = ? AND external_id = ANY (?)",
                Row.each(row -> {
                    StoredComment comment = read(row);
                    comments.put(comment.externalId(), comment);
                }),
                integrationId,
                externalIds.toArray(String[]::new));
        return comments;
    }

    void keep(UUID integrationId, List<StoredComment> comments, Instant now) {
        if (comments.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                KEEP,
                comments.stream()
                        .map(comment -> new Object[] {
                            comment.id(),
                            Tenant.current(),
                            integrationId,
                            comment.ticketId(),
                            comment.externalId(),
                            comment.version(),
                            rows.json(VersionsJson.of(comment.versions(), null)),
                            new SqlParameterValue(Types.OTHER, comment.authorId()),
                            comment.body(),
                            comment.url(),
                            time(comment.sourceCreatedAt()),
                            time(comment.sourceUpdatedAt()),
                            comment.deleted(),
                            code(comment.visibility()),
                            rows.provenanceJson(comment.provenance()),
                            Timestamp.from(comment.writtenAt()),
                            Timestamp.from(now)
                        })
                        .toList());
    }

    public StoredComment read(Row row) {
        return new StoredComment(
                row.uuid("id"),
                row.uuid("ticket_id"),
                row.text("external_id"),
                rows.versions(row),
                row.uuidOrNull("author_id"),
                row.textOrNull("body"),
                row.textOrNull("url"),
                row.instantOrNull("source_created_at"),
                row.instantOrNull("source_updated_at"),
                CommentVisibility.of(row.textOrNull("visibility")),
                row.value("provenance", rows::provenance),
                row.instant("written_at"));
    }

    private static @Nullable String code(@Nullable CommentVisibility visibility) {
        return visibility == null ? null : visibility.code();
    }

    private static SqlParameterValue time(@Nullable Instant time) {
        return new SqlParameterValue(
                Types.TIMESTAMP_WITH_TIMEZONE, time == null ? null : time.atOffset(ZoneOffset.UTC));
    }
}
