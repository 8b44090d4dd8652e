package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.integrations.aliases.ExternalId;
import io.signalbox.controlplane.integrations.aliases.ExternalIds;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.live.LiveChanges;
import io.signalbox.controlplane.tickets.activities.ActivityLog;
import io.signalbox.controlplane.tickets.comments.CommentChanges;
import io.signalbox.controlplane.tickets.rules.TicketRules;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way tickets change.
 *
 * <p>Statements, for up to 64 changes as for one: one that locks and reads; nothing more when all are stale or repeat their events. Otherwise one
 * that inserts, one that updates and, when values changed, one for activities; one more when people are named, one more when parents are
 * named, one or two more when there are comments; one more for more than one ticket.
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
        return switch (upsertAll(List.of(change)).getFirst()) {
            case TicketChangeResult done -> done;
            case TicketAnswer.Refused refused -> throw new TicketRefused(refused.errors());
        };
    }

    /**
     * Applies changes, several of one ticket too, as if one after the other. A refused one changes nothing and does not fail the others.
     * Joins the caller's transaction, and holds locks on the tickets until it ends.
     *
     * @return one answer for each change, in the same order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<TicketAnswer> upsertAll(List<TicketChange> changes) {
        Instant now = clock.instant();
        List<TicketChange> told = withKnownParents(changes);
        List<Optional<TicketAnswer>> refusals =
                told.stream().map(change -> refusal(change, now)).toList();
        List<TicketChange> lawful = IntStream.range(0, told.size())
                .filter(index -> refusals.get(index).isEmpty())
                .mapToObj(told::get)
                .toList();
        Iterator<TicketAnswer> applied = applied(lawful, now).iterator();
        return refusals.stream()
                .map(refusal -> refusal.orElseGet(applied::next))
                .toList();
    }

    private static Optional<TicketAnswer> refusal(TicketChange change, Instant now) {
        try {
            TicketRules.check(change, now);
            return Optional.empty();
        } catch (TicketRefused refused) {
            return Optional.of(new TicketAnswer.Refused(refused.errors()));
        }
    }

    /**
     * Begins again when another transaction makes one of the tickets meanwhile. Several are locked anew then, so that locks are always taken in
     * one order; of a single one nothing is held before.
     */
    private List<TicketAnswer> applied(List<TicketChange> changes, Instant now) {
        Set<TicketKey> keys = changes.stream().map(TicketChange::ticket).collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return List.of();
        }
        boolean several = keys.size() > 1;
        if (several) {
            store.mark();
        }
        while (true) {
            TicketBatch batch = begin(changes, keys, now);
            List<TicketAnswer> answers = changes.stream().map(batch::apply).toList();
            if (write(batch, now)) {
                return answers;
            }
            if (several) {
                store.undo();
            }
        }
    }

    private TicketBatch begin(List<TicketChange> changes, Set<TicketKey> keys, Instant now) {
        Map<TicketKey, Ticket> stored = store.lock(keys);
        return new TicketBatch(
                stored,
                comments.begin(changes),
                () -> identities.names(People.mentioned(changes, stored.values())),
                ids,
                now);
    }

    /** @return false when one of the tickets is there now; only tickets were written then */
    private boolean write(TicketBatch batch, Instant now) {
        List<Ticket> added = batch.added();
        if (!added.isEmpty() && !store.insert(added)) {
            return false;
        }
        List<Ticket> updated = batch.updated();
        if (!updated.isEmpty()) {
            store.update(updated);
        }
        comments.keep(batch.comments(), now);
        log.append(batch.activities());
        Set<UUID> touched = batch.touched();
        if (!touched.isEmpty()) {
            live.changed(TOPIC, touched);
        }
        return true;
    }

    /** A parent may be named by any of its ids. */
    private List<TicketChange> withKnownParents(List<TicketChange> changes) {
        Map<ExternalId, ExternalId> known = externalIds.canonical(changes.stream()
                .map(Tickets::parent)
                .filter(Objects::nonNull)
                .filter(parent -> TicketRules.canBeId(parent.id()))
                .collect(Collectors.toSet()));
        return known.isEmpty()
                ? changes
                : changes.stream().map(change -> withKnownParent(change, known)).toList();
    }

    private static TicketChange withKnownParent(TicketChange change, Map<ExternalId, ExternalId> known) {
        TicketFields fields = change.fields();
        ExternalId parent = known.get(parent(change));
        return fields == null || parent == null ? change : change.with(fields.withParent(parent.id()));
    }

    private static @Nullable ExternalId parent(TicketChange change) {
        TicketFields fields = change.fields();
        String parent = fields == null ? null : fields.parentExternalId();
        return parent == null ? null : new ExternalId(change.ticket().integrationId(), parent);
    }
}
