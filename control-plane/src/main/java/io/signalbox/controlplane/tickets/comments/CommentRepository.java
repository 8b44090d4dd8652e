package io.signalbox.controlplane.tickets.comments;

import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.tickets.TicketRowMapper;
import io.signalbox.controlplane.tickets.versions.VersionsJson;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Rows of comments, any number in one statement. Comments of one ticket are written under the lock on that ticket. */
@Repository
public class CommentRepository {

    static final String FIND = """
            SELECT ticket_comment.* FROM unnest(?, ?) WITH ORDINALITY AS asked (integration, comment, place)
            JOIN ticket_comment ON integration_id = asked.integration AND external_id = asked.comment
            WHERE""" + " " + ColumnArrays.BY_KEY;

    /** The last condition keeps a comment from moving to another ticket when two transactions meet here. */
    private static final String KEEP = """
            INSERT INTO ticket_comment (
                organization_id, created_at, id, integration_id, ticket_id, external_id, source_version, versions, author_id, body,
                url, source_created_at, source_updated_at, deleted, visibility, provenance, written_at)
            SELECT ?, CAST(? AS timestamptz), id, integration_id, ticket_id, external_id, source_version, versions::jsonb, author_id, body,
                url, source_created_at, source_updated_at, deleted, visibility, provenance::jsonb, written_at
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS given (id, integration_id, ticket_id, external_id, source_version,
                versions, author_id, body, url, source_created_at, source_updated_at, deleted, visibility, provenance, written_at)
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

    Map<CommentKey, StoredComment> find(Collection<CommentKey> keys) {
        Map<CommentKey, StoredComment> comments = new HashMap<>();
        jdbc.query(
                FIND,
                ColumnArrays.of(List.copyOf(keys))
                        .ids(CommentKey::integrationId)
                        .texts(CommentKey::externalId),
                Row.each(row -> {
                    StoredComment comment = read(row);
                    comments.put(new CommentKey(row.uuid("integration_id"), comment.externalId()), comment);
                }));
        return comments;
    }

    /** Comments that are new or different, by key. */
    void keep(SortedMap<CommentKey, StoredComment> comments, Instant now) {
        jdbc.update(
                KEEP,
                ColumnArrays.of(List.copyOf(comments.entrySet()))
                        .value(Tenant.current())
                        .value(Timestamp.from(now))
                        .ids(entry -> entry.getValue().id())
                        .ids(entry -> entry.getKey().integrationId())
                        .ids(entry -> entry.getValue().ticketId())
                        .texts(entry -> entry.getKey().externalId())
                        .numbers(entry -> entry.getValue().version())
                        .texts(entry ->
                                rows.json(VersionsJson.of(entry.getValue().versions(), null)))
                        .ids(entry -> entry.getValue().authorId())
                        .texts(entry -> entry.getValue().body())
                        .texts(entry -> entry.getValue().url())
                        .times(entry -> entry.getValue().sourceCreatedAt())
                        .times(entry -> entry.getValue().sourceUpdatedAt())
                        .flags(entry -> entry.getValue().deleted())
                        .texts(entry -> code(entry.getValue().visibility()))
                        .texts(entry -> rows.provenanceJson(entry.getValue().provenance()))
                        .times(entry -> entry.getValue().writtenAt()));
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
}
