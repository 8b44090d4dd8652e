package io.signalbox.agent.mapping.rules.linear;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Comments;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery: {@code data} is the issue or the comment.
 *
 * @param happenedAt the payload's createdAt, else its webhookTimestamp, else when it was received
 */
record LinearDelivery(Cursor payload, Instant happenedAt) {

    /** A comment event names its issue only by title, so any version of the whole issue may replace it. */
    private static final long STUB = 0;

    static LinearDelivery of(Cursor payload, Instant receivedAt) {
        Instant happenedAt = payload.at("createdAt")
                .time()
                .or(() -> payload.at("webhookTimestamp").epochMillis())
                .map(Sourced::value)
                .orElse(receivedAt);
        return new LinearDelivery(payload, happenedAt);
    }

    Mapping issueChanged() {
        return new LinearIssue(payload, data()).complete().full(updatedAt().toEpochMilli(), actor());
    }

    /** The removal comes after the last update, though the issue still carries that update's time. */
    Mapping issueRemoved() {
        long version = Math.max(happenedAt.toEpochMilli(), updatedAt().toEpochMilli());
        return new LinearIssue(payload, data()).complete().tombstone(version, actor());
    }

    Mapping commentWritten() {
        Cursor comment = data();
        if (belongsToNoIssue(comment)) {
            return new Ignored("The comment is on a project or a document, not on an issue.");
        }
        Instant updated = updatedAt();
        CommentFields written = Comments.written(
                Comments.id(comment.at("id")),
                updated.toEpochMilli(),
                author(comment),
                comment.at("body").string(),
                comment.at("url").string(payload.at("url").string("")),
                comment.at("createdAt").time().map(Sourced::value).orElse(null),
                updated);
        return stub(comment).partial(STUB, List.of(written), actor());
    }

    Mapping commentRemoved() {
        Cursor comment = data();
        if (belongsToNoIssue(comment)) {
            return new Ignored("The comment was on a project or a document, not on an issue.");
        }
        long version = Math.max(happenedAt.toEpochMilli(), updatedAt().toEpochMilli());
        CommentFields gone = Comments.deleted(Comments.id(comment.at("id")), version, author(comment));
        return stub(comment).partial(STUB, List.of(gone), actor());
    }

    private static boolean belongsToNoIssue(Cursor comment) {
        return !comment.at("issue").present() && !comment.at("issueId").present();
    }

    private static SourcedTicket stub(Cursor comment) {
        Cursor issue = comment.at("issue");
        Sourced<String> title = issue.at("title").text();
        String name = issue.at("identifier")
                .string("issue " + issue.at("id").string(comment.at("issueId").string("")));
        return new SourcedTicket(title == null ? Sourced.fallback("Linear " + name, "linear.untitled") : title)
                .key(issue.at("identifier").text())
                .url(issue.at("url").text())
                .status(LinearStatus.unknown())
                .priority(LinearVocabulary.priorityDefault())
                .type(LinearVocabulary.typeDefault());
    }

    private static @Nullable Person author(Cursor comment) {
        Sourced<Person> user = LinearPeople.at(comment.firstOf("user", "externalUser", "botActor"));
        return Accounts.valueOf(user == null ? Accounts.ofId(comment.at("userId")) : user);
    }

    private @Nullable Person actor() {
        return Accounts.valueOf(LinearPeople.at(payload.at("actor")));
    }

    private Cursor data() {
        return payload.at("data").required();
    }

    private Instant updatedAt() {
        return data().at("updatedAt").time().map(Sourced::value).orElse(happenedAt);
    }
}
