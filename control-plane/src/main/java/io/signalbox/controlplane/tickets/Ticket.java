package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.tickets.versions.Claim;
import io.signalbox.controlplane.tickets.versions.Merge;
import io.signalbox.controlplane.tickets.versions.Versions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as stored, and every way it may change. What it refuses is in {@link io.signalbox.controlplane.tickets.rules.TicketRules}.
 *
 * <p>The same set of changes ends in the same ticket, whatever the order in which they are applied and however often: fields, provenance,
 * versions, deletion and merge. Only the times at which Signalbox stored something depend on the order.
 *
 * @param merge the newest merge that took this ticket away
 * @param deletedAt when Signalbox made it a tombstone
 * @param erasedAt when its personal data was erased; nothing changes it any more
 * @param updatedAt when Signalbox last changed a value
 */
public record Ticket(
        UUID id,
        TicketKey ticketKey,
        TicketFields fields,
        Map<String, StoredProvenance> provenance,
        Versions versions,
        @Nullable Merge merge,
        @Nullable Instant deletedAt,
        @Nullable Instant erasedAt,
        Instant createdAt,
        Instant updatedAt) {

    public Ticket {
        provenance = Map.copyOf(provenance);
    }

    /** The first change heard of makes the ticket, a tombstone if it is a deletion, so that nothing older brings it to life. */
    static Transition firstSeen(UUID id, TicketChange change, Instant now) {
        Ticket ticket = unknown(id, change.ticket(), now).merged(change, now);
        return new Transition(null, ticket, ticket.isDeleted() ? ChangeOutcome.DELETED : ChangeOutcome.CREATED);
    }

    private static Ticket unknown(UUID id, TicketKey key, Instant now) {
        return new Ticket(
                id, key, TicketFields.neverSeen(key.externalId()), Map.of(), Versions.NONE, null, null, null, now, now);
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    /** Whether some change knew every field; until then any complete one replaces what was only heard in passing. */
    boolean isComplete() {
        return versions.floor().isStated();
    }

    /** External id of the ticket that took this one in; null while this one is there. */
    @Nullable
    public String mergedInto() {
        return merge == null || !isDeleted() ? null : merge.survivor();
    }

    /** Provenance of the fields that have a value. */
    public Map<String, StoredProvenance> shownProvenance() {
        Map<String, StoredProvenance> shown = new HashMap<>(provenance);
        shown.keySet().removeIf(name -> TicketField.of(name)
                .filter(field -> field.valueIn(fields) == null)
                .isPresent());
        return shown;
    }

    /** What the change does to this ticket, as far as it is newer than what is stored. */
    Transition apply(TicketChange change, Instant now) {
        if (erasedAt != null) {
            return Transition.none(this, ChangeOutcome.STALE);
        }
        Ticket after = merged(change, now);
        return new Transition(this, after, outcome(change, after));
    }

    private ChangeOutcome outcome(TicketChange change, Ticket after) {
        if (change.operation() == TicketOperation.DELETE) {
            return deletionOutcome(change, after);
        }
        if (after.isDeleted()) {
            return ChangeOutcome.STALE;
        }
        if (isDeleted() || hasOtherContent(after.fields)) {
            return ChangeOutcome.UPDATED;
        }
        boolean late = change.completeness() != Completeness.PARTIAL
                && admitted(change).isEmpty()
                && versions.areNewerThan(change.stamp());
        return late ? ChangeOutcome.STALE : ChangeOutcome.UNCHANGED;
    }

    private ChangeOutcome deletionOutcome(TicketChange change, Ticket after) {
        if (!isDeleted()) {
            return after.isDeleted() ? ChangeOutcome.DELETED : ChangeOutcome.STALE;
        }
        return versions.latest() > change.sourceVersion() ? ChangeOutcome.STALE : ChangeOutcome.UNCHANGED;
    }

    private Ticket merged(TicketChange change, Instant now) {
        Ticket after = this;
        TicketFields draft = change.fields();
        if (draft != null) {
            after = after.withAll(draft, change);
        }
        if (change.operation() == TicketOperation.DELETE) {
            return after.deleted(change).at(now, this);
        }
        if (draft != null && change.completeness() == Completeness.PATCH) {
            after = after.with(draft, change, Admitted.ofNamed(after, change, draft), true);
        }
        return after.at(now, this);
    }

    private Admitted admitted(TicketChange change) {
        TicketFields draft = change.fields();
        if (draft == null) {
            return Admitted.NOTHING;
        }
        return change.completeness() == Completeness.PATCH
                ? Admitted.ofNamed(this, change, draft)
                : Admitted.ofAll(this, change, draft, change.claim());
    }

    private Ticket withAll(TicketFields draft, TicketChange change) {
        Claim claim = change.claim();
        if (claim.compareTo(versions.floor()) < 0) {
            return this;
        }
        return with(draft, change, Admitted.ofAll(this, change, draft, claim), false)
                .with(versions.raisedTo(claim));
    }

    private Ticket deleted(TicketChange change) {
        Merge told = Merge.told(change);
        Merge newest = told == null || merge != null && merge.compareTo(told) >= 0 ? merge : told;
        return new Ticket(
                id,
                ticketKey,
                fields,
                provenance,
                versions.deletedIn(change.sourceVersion()),
                newest,
                deletedAt,
                erasedAt,
                createdAt,
                updatedAt);
    }

    /** Takes over values together with where they came from. */
    private Ticket with(TicketFields draft, TicketChange change, Admitted admitted, boolean named) {
        TicketFields taken = fields.patchedWith(
                draft, admitted.fields(), admitted.customKeys(), change.completeness() == Completeness.PATCH);
        Map<String, StoredProvenance> sources = new HashMap<>(provenance);
        for (TicketField field : admitted.fields()) {
            StoredProvenance source = change.provenanceOf(field);
            if (source == null || !field.keepsSourceWithoutValue() && field.valueIn(taken) == null) {
                sources.remove(field.code());
            } else {
                sources.put(field.code(), source);
            }
        }
        Versions newer = named ? versions.with(admitted.names(), change.stamp()) : versions;
        return new Ticket(id, ticketKey, taken, sources, newer, merge, deletedAt, erasedAt, createdAt, updatedAt);
    }

    private Ticket with(Versions newer) {
        return new Ticket(id, ticketKey, fields, provenance, newer, merge, deletedAt, erasedAt, createdAt, updatedAt);
    }

    /** The times follow from what differs; what a tombstone learns belatedly is not a change that anybody sees. */
    private Ticket at(Instant now, Ticket before) {
        boolean deleted = versions.isDeleted();
        boolean turned = deleted != before.isDeleted();
        Instant gone = deleted ? (turned ? now : before.deletedAt) : null;
        boolean visible = turned || !deleted && before.hasOtherContent(fields);
        return new Ticket(
                id,
                ticketKey,
                fields,
                provenance,
                versions,
                merge,
                gone,
                erasedAt,
                createdAt,
                visible ? now : before.updatedAt);
    }

    private boolean hasOtherContent(TicketFields after) {
        return TicketField.changed(fields, after).stream().anyMatch(TicketField::isContent);
    }
}
