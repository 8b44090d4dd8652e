package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Comments;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One delivery about an issue or pull request. Each carries its subject as it is now, so the action hardly matters. */
record GitHubDelivery(Cursor payload, Instant receivedAt) {

    /** The pull request in a comment event lacks its branches, so any version of the whole one may replace it. */
    private static final long STUB = 0;

    /** A transferred issue lives on in its new repository, which tells of it as opened. */
    Mapping issue() {
        GitHubSubject issue = subject("issue");
        return switch (action()) {
            case "deleted", "transferred" -> issue.asIssue().tombstone(versionOfRemoval(payload.at("issue")), actor());
            default -> issue.asIssue().full(version(payload.at("issue")), actor());
        };
    }

    Mapping pullRequest() {
        return subject("pull_request").asPullRequest().full(version(payload.at("pull_request")), actor());
    }

    /** Comments on pull requests come as comments on issues too. */
    Mapping comment() {
        List<CommentFields> comments = List.of(action().equals("deleted") ? removed() : written());
        GitHubSubject subject = subject("issue");
        if (payload.at("issue", "pull_request").present()) {
            return subject.asPullRequestInPassing().partial(STUB, comments, actor());
        }
        SourcedTicket issue = subject.asIssue();
        return issue.full(version(payload.at("issue")), comments, actor(), Set.of());
    }

    private CommentFields written() {
        Cursor comment = payload.at("comment").required();
        Instant created = comment.at("created_at").time().map(Sourced::value).orElse(null);
        return Comments.written(
                Comments.id(comment.at("id")),
                version(comment),
                Accounts.valueOf(GitHubPeople.at(comment.at("user"))),
                comment.at("body").string(),
                comment.at("html_url").string(),
                created,
                comment.at("updated_at").time().map(Sourced::value).orElse(created));
    }

    private CommentFields removed() {
        Cursor comment = payload.at("comment").required();
        Person author = Accounts.valueOf(GitHubPeople.at(comment.at("user")));
        return Comments.deleted(Comments.id(comment.at("id")), versionOfRemoval(comment), author);
    }

    private GitHubSubject subject(String member) {
        return new GitHubSubject(
                payload.at(member).required(),
                payload.at("repository", "full_name").string("unknown repository"));
    }

    private long version(Cursor subject) {
        return subject.at("updated_at")
                .time()
                .map(Sourced::value)
                .orElse(receivedAt)
                .toEpochMilli();
    }

    /** GitHub does not say when it was removed, only that it no longer is. */
    private long versionOfRemoval(Cursor subject) {
        return Math.max(version(subject), receivedAt.toEpochMilli());
    }

    private String action() {
        return payload.at("action").string("");
    }

    private @Nullable Person actor() {
        return Accounts.valueOf(GitHubPeople.at(payload.at("sender")));
    }
}
