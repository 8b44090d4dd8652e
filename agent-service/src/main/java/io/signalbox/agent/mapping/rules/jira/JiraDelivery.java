package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Comments;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One delivery: an issue, sometimes with a comment.
 *
 * @param sentAt the payload's own timestamp, or when it was received
 */
record JiraDelivery(Cursor payload, Instant sentAt) {

    /** The issue in a comment event lacks most fields, so any version of the whole issue may replace it. */
    private static final long STUB = 0;

    static JiraDelivery of(Cursor payload, Instant receivedAt) {
        return new JiraDelivery(
                payload,
                payload.at("timestamp").epochMillis().map(Sourced::value).orElse(receivedAt));
    }

    /** Older Jira versions tell comments as updates of the issue. */
    Mapping issueChanged() {
        JiraIssue issue = issue();
        Cursor comment = payload.at("comment");
        List<CommentFields> comments = comment.present() ? List.of(written(issue)) : List.of();
        return issue.complete().full(issue.updatedAt(sentAt), comments, actor(), Set.of());
    }

    Mapping issueDeleted() {
        return issue().named().tombstone(sentAt.toEpochMilli(), actor());
    }

    Mapping commentWritten() {
        JiraIssue issue = issue();
        CommentFields comment = written(issue);
        Person editor = Accounts.valueOf(JiraPeople.at(payload.at("comment").firstOf("updateAuthor", "author")));
        return issue.named().partial(STUB, List.of(comment), editor == null ? actor() : editor);
    }

    Mapping commentDeleted() {
        Cursor comment = payload.at("comment").required();
        CommentFields gone = Comments.deleted(Comments.id(comment.at("id")), sentAt.toEpochMilli(), author());
        return issue().named().partial(STUB, List.of(gone), actor());
    }

    private JiraIssue issue() {
        return new JiraIssue(payload.at("issue").required());
    }

    private CommentFields written(JiraIssue issue) {
        Cursor comment = payload.at("comment").required();
        Instant updated = comment.at("updated").time().map(Sourced::value).orElse(sentAt);
        Sourced<String> body = RichText.at(comment.at("body"));
        return Comments.written(
                Comments.id(comment.at("id")),
                updated.toEpochMilli(),
                author(),
                body == null ? null : body.value(),
                issue.commentUrl(comment.at("id").string()),
                comment.at("created").time().map(Sourced::value).orElse(null),
                updated);
    }

    private @Nullable Person author() {
        return Accounts.valueOf(JiraPeople.at(payload.at("comment", "author")));
    }

    private @Nullable Person actor() {
        Sourced<Person> user = JiraPeople.at(payload.at("user"));
        return Accounts.valueOf(user == null ? JiraPeople.at(payload.at("changelog", "author")) : user);
    }
}
