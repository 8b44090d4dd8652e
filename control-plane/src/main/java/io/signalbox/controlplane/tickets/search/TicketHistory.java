package io.signalbox.controlplane.tickets.search;

import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.tickets.ChangeOrigin;
import io.signalbox.controlplane.tickets.PersonView;
import io.signalbox.controlplane.tickets.TicketNotFound;
import io.signalbox.controlplane.tickets.activities.Activity;
import io.signalbox.controlplane.tickets.activities.ActivityKind;
import io.signalbox.controlplane.tickets.activities.ActivityView;
import io.signalbox.controlplane.tickets.comments.CommentRepository;
import io.signalbox.controlplane.tickets.comments.CommentView;
import io.signalbox.controlplane.tickets.comments.StoredComment;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened to a ticket, and what people wrote on it. Three statements for a page, whatever its length. */
@Service
public class TicketHistory {

    private static final String OF_TICKET = "ticket_id = :ticket";

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
        requireTicket(ticketId);
        Page<Entry> page = ListQuery.of("SELECT * FROM ticket_activity")
                .where(OF_TICKET, "ticket", ticketId)
                .newestFirst("at", "id", after)
                .page(jdbc, limit, TicketHistory::activity, last -> new Cursor(last.activity.at(), last.id));
        Map<UUID, String> names = names(page, Entry::actorId);
        return page.map(entry -> entry.view(names));
    }

    /**
     * A page of comments, oldest first, deleted ones among them.
     *
     * @throws TicketNotFound when this organization has no such ticket
     */
    @Transactional(readOnly = true)
    public Page<CommentView> comments(UUID ticketId, @Nullable Cursor after, int limit) {
        requireTicket(ticketId);
        Page<StoredComment> page = ListQuery.of("SELECT * FROM ticket_comment")
                .where(OF_TICKET, "ticket", ticketId)
                .oldestFirst("written_at", "id", after)
                .page(jdbc, limit, comments::read, last -> new Cursor(last.writtenAt(), last.id()));
        Map<UUID, String> names = names(page, StoredComment::authorId);
        return page.map(comment -> comment.view(names));
    }

    private void requireTicket(UUID id) {
        jdbc.sql("SELECT 1 FROM ticket WHERE id = ?")
                .param(id)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new TicketNotFound(id));
    }

    private <T> Map<UUID, String> names(Page<T> page, Function<T, @Nullable UUID> person) {
        return identities.names(page.items().stream()
                .map(person)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private static Entry activity(Row row) {
        var activity = new Activity(
                row.value("kind", ActivityKind::of),
                row.textOrNull("field"),
                row.textOrNull("from_value"),
                row.textOrNull("to_value"),
                row.uuidOrNull("actor_id"),
                row.instant("at"));
        return new Entry(row.uuid("id"), activity, origin(row));
    }

    private static ChangeOrigin origin(Row row) {
        String service = row.textOrNull("api_key_name");
        return service == null
                ? new ChangeOrigin.Run(row.uuid("run_id"), row.uuid("event_id"))
                : new ChangeOrigin.Service(row.uuid("api_key_id"), service);
    }

    private record Entry(UUID id, Activity activity, ChangeOrigin origin) {

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
