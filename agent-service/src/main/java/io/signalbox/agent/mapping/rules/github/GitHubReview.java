package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.UnexpectedShape;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Comments;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Notes;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedComment;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A review of a pull request as a comment that says its verdict, and the conversations on its lines.
 *
 * @param notes where what cannot be read is told
 */
record GitHubReview(GitHubDelivery delivery, Notes notes) {

    private static final String REVIEW = "review:";
    private static final String THREAD = "review_thread:";

    private static final Map<String, String> VERDICTS = Map.of(
            "approved", "Approved these changes.",
            "changes_requested", "Requested changes.",
            "dismissed", "This review was dismissed.",
            "commented", "");

    private static final Map<String, String> OUTCOMES =
            Map.of("resolved", "Resolved the conversation", "unresolved", "Reopened the conversation");

    /** Nothing when the review only holds comments on lines: they come as events of their own. */
    List<CommentFields> asComment() {
        Cursor review = delivery.payload().at("review").required();
        Sourced<String> text = text(review);
        if (text == null && !delivery.action().equals("edited")) {
            return List.of();
        }
        Sourced<Instant> submitted =
                notes.read(() -> review.at("submitted_at").time().orElse(null));
        Sourced<Instant> updated =
                notes.read(() -> review.at("updated_at").time().orElse(null));
        return List.of(new SourcedComment(REVIEW + Comments.id(review.at("id")), version(submitted, updated))
                .author(notes.read(() -> GitHubPeople.at(review.at("user"))))
                .body(text)
                .url(notes.read(() -> review.at("html_url").text()))
                .createdAt(submitted)
                .updatedAt(updated == null ? submitted : updated)
                .written());
    }

    /** Whether a conversation was resolved, told by whoever did it. */
    List<CommentFields> threadAsComment() {
        Cursor thread = delivery.payload().at("thread").required();
        String outcome = OUTCOMES.get(delivery.action());
        if (outcome == null) {
            throw UnexpectedShape.at("/action", "resolved or unresolved");
        }
        Cursor first = thread.at("comments").items().stream().findFirst().orElse(thread.at("comments"));
        String place = first.isObject() ? GitHubComments.place(first) : "";
        String text = outcome + (place.isEmpty() ? "." : " on " + place + ".");
        Cursor id = thread.at("node_id").present() || !first.isObject() ? thread.at("node_id") : first.at("id");
        return List.of(new SourcedComment(THREAD + Comments.id(id), delivery.version(delivery.payload(), notes))
                .author(notes.read(() -> GitHubPeople.at(delivery.payload().at("sender"))))
                .body(new Sourced<>(text, Provenance.payloadByRule("/action", "github.review_thread")))
                .url(first.isObject() ? notes.read(() -> first.at("html_url").text()) : null)
                .updatedAt(notes.read(
                        () -> delivery.payload().at("updated_at").time().orElse(null)))
                .written());
    }

    private @Nullable Sourced<String> text(Cursor review) {
        Cursor state = review.at("state");
        String verdict = VERDICTS.get(state.requiredString().toLowerCase(Locale.ROOT));
        Sourced<String> body = notes.read(() -> review.at("body").text());
        if (verdict == null) {
            return unknown(state, body);
        }
        if (verdict.isEmpty()) {
            return body;
        }
        return body == null
                ? new Sourced<>(verdict, Provenance.payloadByRule(state.pointer(), "github.review_verdict"))
                : body.by("github.review_verdict", words -> verdict + "\n\n" + words);
    }

    private Sourced<String> unknown(Cursor state, @Nullable Sourced<String> body) {
        String named = "a verdict that GitHub has but '" + Bounds.cut(state.string(""), Bounds.KEY) + "'";
        if (body == null) {
            throw UnexpectedShape.at(state.pointer(), named);
        }
        notes.add(
                new Note(state.pointer(), state.pointer() + " is not " + named + ". The comment is kept without it."));
        return body;
    }

    /** A dismissal changes neither time of the review, but that of its pull request. */
    private long version(@Nullable Sourced<Instant> submitted, @Nullable Sourced<Instant> updated) {
        Cursor pullRequest = delivery.payload().at("pull_request");
        Sourced<Instant> changed =
                notes.read(() -> pullRequest.at("updated_at").time().orElse(null));
        long newest = 0;
        for (Sourced<Instant> time : Arrays.asList(submitted, updated, changed)) {
            newest = time == null ? newest : Math.max(newest, time.value().toEpochMilli());
        }
        return newest == 0 ? delivery.receivedAt().toEpochMilli() : newest;
    }
}
