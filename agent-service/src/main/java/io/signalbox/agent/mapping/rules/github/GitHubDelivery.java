package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Notes;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One delivery about an issue, pull request or discussion. Each carries its subject as it is now, so the action hardly matters. */
record GitHubDelivery(Cursor payload, Instant receivedAt) {

    /** The pull request in a comment event lacks its branches, so any version of the whole one may replace it. */
    private static final long STUB = 0;

    private static final Set<String> GONE = Set.of("deleted", "transferred");

    Mapping issue() {
        GitHubSubject issue = subject("issue");
        if (GONE.contains(action())) {
            return gone(issue.asIssue(), "issue");
        }
        issue.requireContent();
        return issue.isPullRequest()
                ? change(issue.asPullRequestInPassing(), "issue", List.of())
                : change(issue.asIssue(), "issue", List.of());
    }

    Mapping pullRequest() {
        return change(subject("pull_request").requireContent().asPullRequest(), "pull_request", List.of());
    }

    /** Comments on pull requests come as comments on issues too. */
    Mapping comment() {
        GitHubSubject subject = subject("issue");
        SourcedTicket ticket = subject.isPullRequest() ? subject.asPullRequestInPassing() : subject.asIssue();
        CommentFields comment = comments(ticket).onIssue(payload.at("comment").required());
        return subject.isPullRequest()
                ? ticket.partial(STUB, List.of(comment), actor(ticket.notes()))
                : change(ticket, "issue", List.of(comment));
    }

    Mapping review() {
        SourcedTicket ticket = subject("pull_request").asPullRequest();
        return change(ticket, "pull_request", new GitHubReview(this, ticket.notes()).asComment());
    }

    Mapping reviewComment() {
        SourcedTicket ticket = subject("pull_request").asPullRequest();
        CommentFields comment = comments(ticket).onLine(payload.at("comment").required());
        return change(ticket, "pull_request", List.of(comment));
    }

    Mapping reviewThread() {
        SourcedTicket ticket = subject("pull_request").asPullRequest();
        return change(ticket, "pull_request", new GitHubReview(this, ticket.notes()).threadAsComment());
    }

    Mapping discussion() {
        GitHubSubject subject = subject("discussion");
        if (GONE.contains(action())) {
            return gone(subject.asDiscussion(), "discussion");
        }
        SourcedTicket ticket = subject.requireContent().asDiscussion();
        Cursor answer = payload.at("answer");
        boolean answered = action().equals("answered") && answer.isObject();
        return change(ticket, "discussion", answered ? List.of(comments(ticket).onDiscussion(answer)) : List.of());
    }

    Mapping discussionComment() {
        SourcedTicket ticket = subject("discussion").asDiscussion();
        CommentFields comment =
                comments(ticket).onDiscussion(payload.at("comment").required());
        return change(ticket, "discussion", List.of(comment));
    }

    /** The event's subject, changed together with these comments. */
    Mapping change(SourcedTicket ticket, String member, List<CommentFields> comments) {
        return ticket.full(version(payload.at(member), ticket.notes()), comments, actor(ticket.notes()), Set.of());
    }

    /** A transferred issue or discussion lives on in its new repository, which tells of it as opened. */
    private Mapping gone(SourcedTicket ticket, String member) {
        ticket.optional(gone -> noteMove(gone.notes(), payload.at("changes", "new_" + member)));
        Notes notes = ticket.notes();
        long version = Math.max(version(payload.at(member), notes), receivedAt.toEpochMilli());
        return ticket.tombstone(version, actor(notes));
    }

    private static void noteMove(Notes notes, Cursor moved) {
        if (moved.present()) {
            notes.add(
                    new Note(moved.pointer(), "It was moved to another repository, where it is a ticket of its own."));
        }
    }

    GitHubSubject subject(String member) {
        return subject(payload.at(member).required(), GitHubRepository.of(payload.at("repository")));
    }

    GitHubSubject subject(Cursor subject, GitHubRepository repository) {
        return new GitHubSubject(subject, repository, payload.at("label"), action());
    }

    private GitHubComments comments(SourcedTicket ticket) {
        return new GitHubComments(this, ticket.notes());
    }

    /** Whether the event is about something that is gone. */
    boolean removes() {
        return action().equals("deleted");
    }

    /** The subject's updated-at, else when the event was received. */
    long version(Cursor subject, Notes notes) {
        Instant updated = notes.read(
                () -> subject.at("updated_at").time().map(Sourced::value).orElse(null));
        return (updated == null ? receivedAt : updated).toEpochMilli();
    }

    String action() {
        return payload.at("action").string("");
    }

    @Nullable
    Person actor(Notes notes) {
        return Accounts.valueOf(notes.read(() -> GitHubPeople.at(payload.at("sender"))));
    }
}
