package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.integrations.aliases.ExternalIds;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.live.LiveChanges;
import io.signalbox.controlplane.tickets.activities.Activity;
import io.signalbox.controlplane.tickets.activities.ActivityDiff;
import io.signalbox.controlplane.tickets.activities.ActivityLog;
import io.signalbox.controlplane.tickets.comments.CommentChanges;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way a ticket changes.
 *
 * <p>Statements of one change: one that locks and reads; nothing more when it is stale or repeats its event. Otherwise one that writes the
 * ticket and, when a value changed, one for its activities; one more when it names people, one more when it names a parent, and one or two
 * more when it carries comments.
 */
@Service
public class Tickets {

    /** Of live changes. */
    public static final String TOPIC = "tickets";

    private final TicketRepository store;
    private final CommentChanges comments;
    private final ActivityLog log;
    private final Identities identities;
    private final ExternalIds externalIds;
    private final LiveChanges live;
    private final Ids ids;
    private final Clock clock;

    Tickets(
            TicketRepository store,
            CommentChanges comments,
            ActivityLog log,
            Identities identities,
            ExternalIds externalIds,
            LiveChanges live,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.comments = comments;
        this.log = log;
        this.identities = identities;
        this.externalIds = externalIds;
        this.live = live;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Applies a change as far as its version allows. Joins the caller's transaction, and holds a lock on the ticket until it ends.
     *
     * @throws TicketRefused when a value breaks a rule of {@link TicketRules}; nothing is stored then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public TicketChangeResult upsert(TicketChange change) {
        return applied(withKnownParent(change));
    }

    private TicketChangeResult applied(TicketChange change) {
        Instant now = clock.instant();
        TicketRules.check(change, now);
        Transition transition = store.lock(change.ticket())
                .map(ticket -> ticket.apply(change, now))
                .orElseGet(() -> Ticket.firstSeen(ids.next(), change, now));
        Map<UUID, String> names = namesOf(transition, change);
        if (!write(transition)) {
            // Another run made the ticket since it was looked for; this time it is there
            return applied(change);
        }
        return finish(transition, change, names, now);
    }

    /** A parent may be named by any of its ids. */
    private TicketChange withKnownParent(TicketChange change) {
        TicketFields fields = change.fields();
        String parent = fields == null ? null : fields.parentExternalId();
        if (fields == null || parent == null) {
            return change;
        }
        return change.with(
                fields.withParent(externalIds.canonical(change.ticket().integrationId(), parent)));
    }

    private boolean write(Transition transition) {
        if (transition.isNew()) {
            return store.insert(transition.after());
        }
        if (transition.mustBeStored()) {
            store.update(transition.after());
        }
        return true;
    }

    private TicketChangeResult finish(Transition done, TicketChange change, Map<UUID, String> names, Instant now) {
        Ticket ticket = done.after();
        if (ticket.erasedAt() != null) {
            return new TicketChangeResult(
                    ticket.id(), done.outcome(), ticket.versions().latest(), List.of());
        }
        CommentChanges.Applied applied = comments.apply(ticket.id(), change, now);
        Instant at = SourceTime.of(sourceTime(change), change.sourceVersion(), now);
        List<Activity> activities = new ArrayList<>(ActivityDiff.tell(done, change, names, at));
        activities.addAll(applied.activities());
        log.append(ticket.id(), change.origin(), activities);
        if (!activities.isEmpty()) {
            live.changed(TOPIC, ticket.id());
        }
        return new TicketChangeResult(
                ticket.id(), done.outcome(), ticket.versions().latest(), applied.results());
    }

    /** Foreign keys do not see the isolation of tenants, so people are looked up behind it before anything points at them. */
    private Map<UUID, String> namesOf(Transition transition, TicketChange change) {
        People people = People.of(transition, change);
        if (people.all().isEmpty()) {
            return Map.of();
        }
        Map<UUID, String> names = identities.names(people.all());
        people.refuseUnknown(names.keySet());
        return names;
    }

    private static @Nullable Instant sourceTime(TicketChange change) {
        TicketFields fields = change.fields();
        return fields == null ? null : fields.sourceUpdatedAt();
    }
}
