package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Notes;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One delivery: an issue, sometimes with a comment.
 *
 * @param sentAt the payload's own timestamp, or when it was received
 */
record JiraDelivery(Cursor payload, Instant sentAt) {

    /** The issue in a comment event lacks most fields, so any version of the whole issue may replace it. */
    private static final long STUB = 0;

    /** Of at most eighteen digits, which any long holds. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    static JiraDelivery of(Cursor payload, Instant receivedAt) {
        Instant sentAt = new Notes().read(() -> payload.at("timestamp")
                .epochMillis()
                .map(Sourced::value)
                .orElse(null));
        return new JiraDelivery(payload, sentAt == null ? receivedAt : sentAt);
    }

    /** Older Jira versions tell comments as updates of the issue. */
    Mapping issueChanged() {
        return ofIssue(issue -> {
            if (!issue.hasFields()) {
                return Unmapped.byRules(
                        "/issue/fields is missing, so the event does not say what the issue is like now."
                                + " Send the webhook with Jira's own body.");
            }
            SourcedTicket ticket = issue.changed();
            Notes notes = ticket.notes();
            CommentFields comment = payload.at("comment").present() ? notes.read(() -> written(issue, notes)) : null;
            return ticket.patch(
                            issue.updatedAt(sentAt, notes),
                            comment == null ? List.of() : List.of(comment),
                            actor(notes))
                    .inSequence(sequence());
        });
    }

    /** Entries of the change log are numbered as they are written; the issue's own time has only milliseconds. */
    private long sequence() {
        Cursor entry = payload.at("changelog", "id");
        String number = entry.node().isValueNode() ? entry.string("") : "";
        return NUMBER.matcher(number).matches() ? Long.parseLong(number) : 0;
    }

    Mapping issueDeleted() {
        return ofIssue(issue -> {
            SourcedTicket ticket = issue.named();
            return ticket.tombstone(sentAt.toEpochMilli(), actor(ticket.notes()));
        });
    }

    Mapping commentWritten() {
        return ofIssue(issue -> {
            SourcedTicket ticket = issue.named();
            CommentFields comment = written(issue, ticket.notes());
            Person editor = ticket.notes()
                    .read(() ->
                            Accounts.valueOf(JiraPeople.at(payload.at("comment").firstOf("updateAuthor", "author"))));
            return ticket.partial(STUB, List.of(comment), editor == null ? actor(ticket.notes()) : editor);
        });
    }

    Mapping commentDeleted() {
        return ofIssue(issue -> {
            SourcedTicket ticket = issue.named();
            CommentFields gone =
                    new JiraComment(payload.at("comment").required(), sentAt, JiraNames.none()).deleted(ticket.notes());
            return ticket.partial(STUB, List.of(gone), actor(ticket.notes()));
        });
    }

    /** Server's comment events carry no issue; the comment's own address names it. */
    private Mapping ofIssue(Function<JiraIssue, Mapping> mapping) {
        Cursor issue = payload.at("issue");
        String id = JiraIssue.idOf(issue, payload.at("comment"));
        if (id == null) {
            return Unmapped.byRules("Neither /issue/id nor the address at /comment/self names the issue, so there is no"
                    + " ticket to change. Send the webhook with Jira's own body.");
        }
        Cursor changes = payload.at("changelog", "items");
        return mapping.apply(new JiraIssue(issue, id, changes, JiraNames.of(payload.node())));
    }

    private CommentFields written(JiraIssue issue, Notes notes) {
        return new JiraComment(payload.at("comment").required(), sentAt, issue.names()).written(issue, notes);
    }

    private @Nullable Person actor(Notes notes) {
        return notes.read(() -> {
            Sourced<Person> user = JiraPeople.at(payload.at("user"));
            return Accounts.valueOf(user == null ? JiraPeople.at(payload.at("changelog", "author")) : user);
        });
    }
}
