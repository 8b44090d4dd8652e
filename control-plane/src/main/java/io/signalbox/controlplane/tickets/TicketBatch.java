package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.tickets.activities.Activity;
import io.signalbox.controlplane.tickets.activities.ActivityDiff;
import io.signalbox.controlplane.tickets.activities.ActivityLog;
import io.signalbox.controlplane.tickets.comments.CommentBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies changes of locked tickets one after the other, in memory, and gathers what is to be written in the end. */
final class TicketBatch {

    private final Map<TicketKey, Ticket> stored;
    private final Map<TicketKey, Ticket> current;
    private final CommentBatch comments;
    private final Supplier<Map<UUID, String>> people;
    private final Ids ids;
    private final Instant now;
    private final List<ActivityLog.Entry> activities = new ArrayList<>();
    private @Nullable Map<UUID, String> names;

    /**
     * @param stored as they are, locked
     * @param people names of all people that the changes and the stored tickets point at; asked once, when first needed
     */
    TicketBatch(
            Map<TicketKey, Ticket> stored,
            CommentBatch comments,
            Supplier<Map<UUID, String>> people,
            Ids ids,
            Instant now) {
        this.stored = stored;
        this.current = new HashMap<>(stored);
        this.comments = comments;
        this.people = people;
        this.ids = ids;
        this.now = now;
    }

    /** A refused change leaves everything as it was. */
    TicketAnswer apply(TicketChange change) {
        Ticket before = current.get(change.ticket());
        Transition transition = before == null ? Ticket.firstSeen(ids.next(), change, now) : before.apply(change, now);
        try {
            return done(transition, change, namesOf(transition, change));
        } catch (TicketRefused refused) {
            return new TicketAnswer.Refused(refused.errors());
        }
    }

    /** Tickets that were not there, in the order of their keys. */
    List<Ticket> added() {
        return changed(false);
    }

    /** Tickets that were there and are different now, in the order of their keys. */
    List<Ticket> updated() {
        return changed(true);
    }

    CommentBatch comments() {
        return comments;
    }

    List<ActivityLog.Entry> activities() {
        return activities;
    }

    /** Ids of tickets to which something happened. */
    Set<UUID> touched() {
        return activities.stream()
                .map(ActivityLog.Entry::ticketId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Ticket> changed(boolean known) {
        return new TreeMap<>(current)
                .entrySet().stream()
                        .filter(entry -> stored.containsKey(entry.getKey()) == known)
                        .filter(entry -> !entry.getValue().equals(stored.get(entry.getKey())))
                        .map(Map.Entry::getValue)
                        .toList();
    }

    private TicketChangeResult done(Transition transition, TicketChange change, Map<UUID, String> known) {
        Ticket ticket = transition.after();
        CommentBatch.Applied told =
                ticket.erasedAt() == null ? comments.apply(ticket.id(), change, now) : CommentBatch.Applied.NOTHING;
        current.put(change.ticket(), ticket);
        if (ticket.erasedAt() == null) {
            Instant at = SourceTime.of(sourceTime(change), change.sourceVersion(), now);
            log(ticket, change, ActivityDiff.tell(transition, change, known, at));
            log(ticket, change, told.activities());
        }
        return new TicketChangeResult(
                ticket.id(), transition.outcome(), ticket.versions().latest(), told.results());
    }

    private void log(Ticket ticket, TicketChange change, List<Activity> happened) {
        happened.forEach(activity -> activities.add(new ActivityLog.Entry(ticket.id(), change.origin(), activity)));
    }

    /** Foreign keys do not see the isolation of tenants, so people are looked up behind it before anything points at them. */
    private Map<UUID, String> namesOf(Transition transition, TicketChange change) {
        People pointedAt = People.of(transition, change);
        if (pointedAt.isEmpty()) {
            return Map.of();
        }
        if (names == null) {
            names = people.get();
        }
        pointedAt.refuseUnknown(names.keySet());
        return names;
    }

    private static @Nullable Instant sourceTime(TicketChange change) {
        TicketFields fields = change.fields();
        return fields == null ? null : fields.sourceUpdatedAt();
    }
}
