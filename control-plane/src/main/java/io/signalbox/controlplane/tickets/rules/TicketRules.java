package io.signalbox.controlplane.tickets.rules;

import io.signalbox.controlplane.tickets.ChangeOrigin;
import io.signalbox.controlplane.tickets.FieldProvenance;
import io.signalbox.controlplane.tickets.TicketChange;
import io.signalbox.controlplane.tickets.TicketField;
import io.signalbox.controlplane.tickets.TicketFields;
import io.signalbox.controlplane.tickets.TicketOperation;
import io.signalbox.controlplane.tickets.TicketRefused;
import io.signalbox.controlplane.tickets.comments.CommentChange;
import io.signalbox.controlplane.tickets.comments.CommentField;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything a ticket refuses, whoever proposes it. The places are JSON pointers into the request of the internal contract. */
public final class TicketRules {

    static final int ID = 255;
    static final int TITLE = 500;
    static final int TEXT = 100_000;
    static final int WORD = 200;
    static final int URL = 2_000;
    static final int KEY = 100;
    static final int LABELS = 100;
    static final int COMMENTS = 100;
    static final int CUSTOM_FIELDS = 1_000;
    static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    static final LocalDate LATEST_DUE = LocalDate.of(2200, 12, 31);
    /** A version from the future would make every later change look old. Clocks of sources may be off by this much. */
    static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private final TicketChange change;
    private final TicketProblems refusals = new TicketProblems();
    private final Instant latest;

    private TicketRules(TicketChange change, Instant now) {
        this.change = change;
        this.latest = now.plus(CLOCK_SKEW);
    }

    /** @throws TicketRefused naming every broken rule */
    public static void check(TicketChange change, Instant now) {
        var rules = new TicketRules(change, now);
        rules.identityAndVersion();
        rules.fields();
        rules.provenance();
        rules.comments();
        rules.refusals.throwIfAny();
    }

    /** Whether a text can be asked for as an id: whatever is refused elsewhere must not fail a query. */
    public static boolean canBeId(String text) {
        var problems = new TicketProblems();
        problems.text("", text, 1, ID);
        return problems.isEmpty();
    }

    private void identityAndVersion() {
        refusals.text("/external_id", change.ticket().externalId(), 1, ID);
        version("/source_version", change.sourceVersion());
        sequence("/source_sequence", change.sourceSequence());
        merge();
        boolean bare = change.fields() == null;
        refusals.unless(!bare || change.operation() == TicketOperation.DELETE, "/ticket", "is required for an upsert");
    }

    private void merge() {
        String survivor = change.mergedInto();
        refusals.text("/merged_into", survivor, 1, ID);
        refusals.unless(
                survivor == null || change.operation() == TicketOperation.DELETE, "/merged_into", "needs a deletion");
        refusals.unless(!change.ticket().externalId().equals(survivor), "/merged_into", "is the ticket itself");
    }

    private void fields() {
        TicketFields ticket = change.fields();
        if (ticket == null) {
            return;
        }
        refusals.text("/ticket/title", ticket.title(), 1, TITLE);
        refusals.text("/ticket/description", ticket.description(), 0, TEXT);
        refusals.text("/ticket/raw_status", ticket.rawStatus(), 0, WORD);
        refusals.text("/ticket/raw_priority", ticket.rawPriority(), 0, WORD);
        refusals.text("/ticket/raw_type", ticket.rawType(), 0, WORD);
        refusals.text("/ticket/key", ticket.key(), 0, KEY);
        refusals.link("/ticket/url", ticket.url(), URL);
        labels(ticket.labels());
        refusals.text("/ticket/parent_external_id", ticket.parentExternalId(), 0, ID);
        refusals.unless(
                !change.ticket().externalId().equals(ticket.parentExternalId()),
                "/ticket/parent_external_id",
                "is the ticket itself");
        refusals.within("/ticket/due_date", ticket.dueDate(), EARLIEST, LATEST_DUE);
        refusals.within("/ticket/source_created_at", ticket.sourceCreatedAt(), EARLIEST, latest);
        refusals.within("/ticket/source_updated_at", ticket.sourceUpdatedAt(), EARLIEST, latest);
        customFields(ticket.customFields().values());
    }

    private void labels(List<String> labels) {
        refusals.unless(labels.size() <= LABELS, "/ticket/labels", "has more than " + LABELS + " labels");
        for (int index = 0; index < labels.size(); index++) {
            refusals.text("/ticket/labels/" + index, labels.get(index), 1, WORD);
        }
    }

    private void customFields(Map<String, ?> fields) {
        refusals.unless(
                fields.size() <= CUSTOM_FIELDS, "/ticket/custom_fields", "has more than " + CUSTOM_FIELDS + " fields");
        fields.forEach((name, value) -> {
            refusals.text("/ticket/custom_fields", name, 1, WORD);
            refusals.json("/ticket/custom_fields/" + TicketProblems.escaped(name), value);
        });
    }

    private void provenance() {
        change.provenance().forEach((name, source) -> {
            String pointer = "/provenance/" + TicketProblems.escaped(name);
            refusals.unless(TicketField.of(name).isPresent(), pointer, "is not a field of a ticket");
            source(pointer, source);
        });
    }

    private void source(String pointer, FieldProvenance source) {
        refusals.unless(isHonest(source.kind()), pointer + "/kind", "is not what wrote it");
        refusals.pointer(pointer + "/pointer", source.pointer());
        refusals.text(pointer + "/rule", source.rule(), 1, WORD);
        refusals.text(pointer + "/model", source.model(), 1, WORD);
        Integer attempt = source.attempt();
        refusals.unless(attempt == null || attempt >= 1, pointer + "/attempt", "counts from 1");
    }

    /** A run cannot pass what it writes off as the word of a service. */
    private boolean isHonest(FieldProvenance.Kind kind) {
        return (kind == FieldProvenance.Kind.SERVICE) == (change.origin() instanceof ChangeOrigin.Service);
    }

    private void comments() {
        List<CommentChange> comments = change.comments();
        refusals.unless(comments.size() <= COMMENTS, "/comments", "has more than " + COMMENTS + " comments");
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < comments.size(); index++) {
            comment("/comments/" + index, comments.get(index), seen);
        }
    }

    private void comment(String pointer, CommentChange comment, Set<String> seen) {
        refusals.text(pointer + "/external_id", comment.externalId(), 1, ID);
        refusals.unless(seen.add(comment.externalId()), pointer + "/external_id", "is there twice");
        version(pointer + "/source_version", comment.sourceVersion());
        sequence(pointer + "/source_sequence", comment.sourceSequence());
        refusals.text(pointer + "/body", comment.body(), 0, TEXT);
        refusals.link(pointer + "/url", comment.url(), URL);
        refusals.within(pointer + "/source_created_at", comment.sourceCreatedAt(), EARLIEST, latest);
        refusals.within(pointer + "/source_updated_at", comment.sourceUpdatedAt(), EARLIEST, latest);
        comment.provenance().forEach((name, source) -> {
            String place = pointer + "/provenance/" + TicketProblems.escaped(name);
            refusals.unless(CommentField.isKnown(name), place, "is not a field of a comment");
            source(place, source);
        });
    }

    private void sequence(String pointer, long sequence) {
        refusals.unless(sequence >= 0, pointer, "is negative");
    }

    private void version(String pointer, long version) {
        refusals.unless(version >= 0, pointer, "is negative");
        refusals.unless(version <= latest.toEpochMilli(), pointer, "lies more than a day in the future");
    }
}
