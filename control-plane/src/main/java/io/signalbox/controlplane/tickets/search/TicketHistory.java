package io.signalbox.controlplane.tickets.search;

import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.tickets.ChangeOrigin;
import io.signalbox.controlplane.tickets.PersonView;
import io.signalbox.controlplane.tickets.TicketNotFound;
import io.signalbox.controlplane.tickets.TicketRowMapper;
import io.signalbox.controlplane.tickets.activities.Activity;
import io.signalbox.controlplane.tickets.activities.ActivityKind;
import io.signalbox.controlplane.tickets.activities.ActivityView;
import io.signalbox.controlplane.tickets.comments.CommentRepository;
import io.signalbox.controlplane.tickets.comments.CommentView;
import io.signalbox.controlplane.tickets.comments.StoredComment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened to a ticket, and what people wrote on it. Three statements for a page, whatever its length. */
@Service
public class TicketHistory {

    private static final String ACTIVITIES =
            "SELECT * FROM ticket_activity WHERE ticket_id = :ticket %s ORDER BY at DESC, id DESC LIMIT :rows";
    private static final String COMMENTS =
            "SELECT * FROM ticket_comment WHERE ticket_id = :ticket %s ORDER BY written_at, id LIMIT :rows";

    private final JdbcClient jdbc;
    private final CommentRepository comments;
    private final Identities identities;

    TicketHistory(JdbcClient jdbc, CommentRepository comments, Identities identities) {
        this.jdbc = jdbc;
        this.comments = comments;
        this.identities = identities;
    }

    /**
     * A page of activities, newest first.
     *
     * @throws TicketNotFound when this organization has no such ticket
     */
    @Transactional(readOnly = true)
    public Page<ActivityView> activities(UUID ticketId, @Nullable Cursor after, int limit) {
        String sql = ACTIVITIES.formatted(after == null ? "" : "AND (at, id) < (:after_at, :after_id)");
        List<Row> rows = rows(sql, ticketId, after, limit, TicketHistory::activity);
        Map<UUID, String> names = names(rows, Row::actorId);
        return Page.of(rows, limit, row -> new Cursor(row.activity.at(), row.id))
                .map(row -> row.view(names));
    }

    /**
     * A page of comments, oldest first, deleted ones among them.
     *
     * @throws TicketNotFound when this organization has no such ticket
     */
    @Transactional(readOnly = true)
    public Page<CommentView> comments(UUID ticketId, @Nullable Cursor after, int limit) {
        String sql = COMMENTS.formatted(after == null ? "" : "AND (written_at, id) > (:after_at, :after_id)");
        List<StoredComment> rows = rows(sql, ticketId, after, limit, (row, number) -> comments.read(row));
        Map<UUID, String> names = names(rows, StoredComment::authorId);
        return Page.of(rows, limit, row -> new Cursor(row.writtenAt(), row.id()))
                .map(row -> row.view(names));
    }

    private <T> List<T> rows(String sql, UUID ticketId, @Nullable Cursor after, int limit, RowMapper<T> mapper) {
        requireTicket(ticketId);
        Map<String, Object> parameters = new HashMap<>(Map.of("ticket", ticketId, "rows", limit + 1));
        if (after != null) {
            parameters.put("after_at", Timestamp.from(after.at()));
            parameters.put("after_id", after.id());
        }
        return jdbc.sql(sql).params(parameters).query(mapper).list();
    }

    private void requireTicket(UUID id) {
        jdbc.sql("SELECT 1 FROM ticket WHERE id = ?")
                .param(id)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new TicketNotFound(id));
    }

    private <T> Map<UUID, String> names(List<T> rows, Function<T, @Nullable UUID> person) {
        return identities.names(
                rows.stream().map(person).filter(Objects::nonNull).distinct().toList());
    }

    private static Row activity(ResultSet row, int number) throws SQLException {
        var activity = new Activity(
                ActivityKind.of(row.getString("kind")),
                row.getString("field"),
                row.getString("from_value"),
                row.getString("to_value"),
                row.getObject("actor_id", UUID.class),
                row.getTimestamp("at").toInstant());
        return new Row(TicketRowMapper.uuid(row, "id"), activity, origin(row));
    }

    private static ChangeOrigin origin(ResultSet row) throws SQLException {
        String service = row.getString("api_key_name");
        return service == null
                ? new ChangeOrigin.Run(TicketRowMapper.uuid(row, "run_id"), TicketRowMapper.uuid(row, "event_id"))
                : new ChangeOrigin.Service(TicketRowMapper.uuid(row, "api_key_id"), service);
    }

    private record Row(UUID id, Activity activity, ChangeOrigin origin) {

        @Nullable
        UUID actorId() {
            return activity.actorId();
        }

        ActivityView view(Map<UUID, String> names) {
            return new ActivityView(
                    id,
                    activity.kind(),
                    activity.field(),
                    activity.from(),
                    activity.to(),
                    PersonView.of(activity.actorId(), names),
                    activity.at(),
                    origin);
        }
    }
}
