package io.signalbox.controlplane.tickets;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as stored, and every way it may change. What it refuses is in {@link TicketRules}.
 *
 * @param isComplete whether some change knew every field; until then any complete one replaces what was only heard in passing
 * @param deletedAt when Signalbox made it a tombstone
 * @param updatedAt when Signalbox last changed a value
 */
record Ticket(
        UUID id,
        TicketKey ticketKey,
        TicketFields fields,
        Map<String, StoredProvenance> provenance,
        Versions versions,
        boolean isComplete,
        @Nullable Instant deletedAt,
        Instant createdAt,
        Instant updatedAt) {

    Ticket {
        provenance = Map.copyOf(provenance);
    }

    /** The first change heard of makes the ticket, a tombstone if it is a deletion, so that nothing older brings it to life. */
    static Transition firstSeen(UUID id, TicketChange change, Instant now) {
        boolean deleted = change.operation() == TicketOperation.DELETE;
        boolean complete = !deleted && change.completeness() == Completeness.FULL;
        TicketFields draft = change.fields();
        TicketFields fields =
                draft == null ? TicketFields.neverSeen(change.ticket().externalId()) : draft;
        var blank = new Ticket(
                id,
                change.ticket(),
                TicketFields.neverSeen(change.ticket().externalId()),
                Map.of(),
                firstVersions(change, fields),
                complete,
                deleted ? now : null,
                now,
                now);
        Ticket ticket = blank.with(fields, change, Set.of(TicketField.values()), now);
        return new Transition(null, ticket, deleted ? ChangeOutcome.DELETED : ChangeOutcome.CREATED);
    }

    private static Versions firstVersions(TicketChange change, TicketFields fields) {
        Versions passing = Versions.passing(change.sourceVersion());
        if (change.operation() == TicketOperation.DELETE) {
            return Versions.complete(change.sourceVersion());
        }
        return switch (change.completeness()) {
            case FULL -> Versions.complete(change.sourceVersion());
            case PARTIAL -> passing;
            case PATCH -> passing.patched(Patch.of(change, fields, passing).names(), change.sourceVersion());
        };
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    /** What the change does to this ticket, as far as its version allows. */
    Transition apply(TicketChange change, Instant now) {
        TicketFields draft = change.fields();
        if (change.operation() == TicketOperation.DELETE || draft == null) {
            return delete(change, now);
        }
        return switch (change.completeness()) {
            case PARTIAL -> Transition.none(this, ChangeOutcome.UNCHANGED);
            case FULL -> isDeleted() ? restore(draft, change, now) : replace(draft, change, now);
            case PATCH -> isDeleted() ? restore(draft, change, now) : patch(draft, change, now);
        };
    }

    private Transition delete(TicketChange change, Instant now) {
        if (versions.areNewerThan(change.sourceVersion())) {
            return Transition.none(this, ChangeOutcome.STALE);
        }
        Versions raised = Versions.complete(change.sourceVersion());
        if (isDeleted()) {
            return new Transition(this, with(raised), ChangeOutcome.UNCHANGED);
        }
        var tombstone = new Ticket(id, ticketKey, fields, provenance, raised, isComplete, now, createdAt, now);
        return new Transition(this, tombstone, ChangeOutcome.DELETED);
    }

    /** Only something truly newer than the deletion brings a ticket back; a repeat of what came before it does not. */
    private Transition restore(TicketFields draft, TicketChange change, Instant now) {
        if (versions.latest() >= change.sourceVersion()) {
            return Transition.none(this, ChangeOutcome.STALE);
        }
        var alive = new Ticket(id, ticketKey, fields, provenance, versions, isComplete, null, createdAt, now);
        Ticket after = change.completeness() == Completeness.FULL
                ? alive.complete(draft, change, now)
                : alive.patched(draft, change, Patch.of(change, draft, versions), now);
        return new Transition(this, after, ChangeOutcome.UPDATED);
    }

    private Transition replace(TicketFields draft, TicketChange change, Instant now) {
        if (isComplete && versions.areNewerThan(change.sourceVersion())) {
            return Transition.none(this, ChangeOutcome.STALE);
        }
        return to(complete(draft, change, now));
    }

    private Transition patch(TicketFields draft, TicketChange change, Instant now) {
        Patch patch = Patch.of(change, draft, versions);
        if (patch.isEmpty()) {
            boolean late = versions.areNewerThan(change.sourceVersion());
            return Transition.none(this, late ? ChangeOutcome.STALE : ChangeOutcome.UNCHANGED);
        }
        return to(patched(draft, change, patch, now));
    }

    private Transition to(Ticket after) {
        boolean changed = hasOtherContent(after.fields);
        return new Transition(this, after, changed ? ChangeOutcome.UPDATED : ChangeOutcome.UNCHANGED);
    }

    private Ticket complete(TicketFields draft, TicketChange change, Instant now) {
        Versions newest = Versions.complete(change.sourceVersion());
        return with(draft, change, TicketField.changed(fields, draft), now).with(newest, true);
    }

    private Ticket patched(TicketFields draft, TicketChange change, Patch patch, Instant now) {
        TicketFields after = fields.patchedWith(draft, patch.fields(), patch.customKeys());
        Versions newer = versions.patched(patch.names(), change.sourceVersion());
        return with(after, change, TicketField.changed(fields, after), now).with(newer);
    }

    /** Takes over the values; those that changed remember this change, those that did not remember the one that set them. */
    private Ticket with(TicketFields after, TicketChange change, Set<TicketField> changed, Instant now) {
        Map<String, StoredProvenance> sources = new HashMap<>(provenance);
        for (TicketField field : changed) {
            FieldProvenance source = change.provenance().get(field.code());
            if (source == null || field.valueIn(after) == null) {
                sources.remove(field.code());
            } else {
                sources.put(field.code(), new StoredProvenance(source, change.origin()));
            }
        }
        Instant changedAt = hasOtherContent(after) ? now : updatedAt;
        return new Ticket(id, ticketKey, after, sources, versions, isComplete, deletedAt, createdAt, changedAt);
    }

    private boolean hasOtherContent(TicketFields after) {
        return TicketField.changed(fields, after).stream().anyMatch(TicketField::isContent);
    }

    private Ticket with(Versions newer) {
        return with(newer, isComplete);
    }

    private Ticket with(Versions newer, boolean complete) {
        return new Ticket(id, ticketKey, fields, provenance, newer, complete, deletedAt, createdAt, updatedAt);
    }
}
