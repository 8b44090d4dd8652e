package io.signalbox.agent.mapping.rules.linear;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Notes;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.contract.shared.TicketStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One delivery: {@code data} is the issue, the comment or the customer request. */
record LinearDelivery(Cursor payload, Instant receivedAt) {

    /** A comment event names its issue only by title, so any version of the whole issue may replace it. */
    private static final long STUB = 0;

    Mapping issueChanged() {
        SourcedTicket ticket = issue();
        Notes notes = ticket.notes();
        return ticket.full(updatedAt(notes).toEpochMilli(), List.of(), actor(notes), Set.of());
    }

    /** The removal comes after the last update, though the issue still carries that update's time. */
    Mapping issueRemoved() {
        SourcedTicket ticket = issue();
        return ticket.tombstone(removedAt(ticket.notes()), actor(ticket.notes()));
    }

    Mapping comment(boolean removed) {
        return onIssue(removed, "comment", LinearComments::comment);
    }

    Mapping customerRequest(boolean removed) {
        return onIssue(removed, "customer request", LinearComments::customerRequest);
    }

    private Mapping onIssue(boolean removed, String what, Function<LinearComments, CommentFields> reader) {
        Cursor data = data();
        if (!data.at("issue").present() && !data.at("issueId").present()) {
            return new Ignored("The " + what + " is on a project or a document, not on an issue.");
        }
        SourcedTicket stub = stub(data);
        CommentFields comment = reader.apply(new LinearComments(this, stub.notes(), removed));
        return stub.partial(STUB, List.of(comment), actor(stub.notes()));
    }

    private SourcedTicket issue() {
        data().at("id").requiredString();
        return new LinearIssue(payload, data()).ticket();
    }

    private static SourcedTicket stub(Cursor comment) {
        Cursor issue = comment.at("issue");
        String id = issue.at("id").string(comment.at("issueId").string(""));
        return new SourcedTicket(Sourced.fallback("Linear issue " + id, "linear.untitled"))
                .optional(ticket -> LinearKey.set(ticket, issue))
                .optional(ticket -> ticket.title(issue.at("title").text()))
                .optional(ticket -> ticket.url(issue.at("url").text()))
                .status(Sourced.fallback(TicketStatus.OPEN, "linear.status_default"))
                .priority(LinearVocabulary.priorityDefault())
                .type(LinearVocabulary.typeDefault());
    }

    /** When it happened: the payload's createdAt, else its webhookTimestamp, else when it was received. */
    private Instant happenedAt(Notes notes) {
        Instant told = notes.read(
                () -> payload.at("createdAt").time().map(Sourced::value).orElse(null));
        if (told != null) {
            return told;
        }
        Instant sent = notes.read(() ->
                payload.at("webhookTimestamp").epochMillis().map(Sourced::value).orElse(null));
        return sent == null ? receivedAt : sent;
    }

    /** The version of what the event is about. */
    Instant updatedAt(Notes notes) {
        Instant told = notes.read(
                () -> data().at("updatedAt").time().map(Sourced::value).orElse(null));
        return told == null ? happenedAt(notes) : told;
    }

    long removedAt(Notes notes) {
        return Math.max(happenedAt(notes).toEpochMilli(), updatedAt(notes).toEpochMilli());
    }

    @Nullable
    Person actor(Notes notes) {
        return Accounts.valueOf(notes.read(() -> LinearPeople.at(payload.at("actor"))));
    }

    Cursor data() {
        return payload.at("data").required();
    }
}
