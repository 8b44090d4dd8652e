package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.UnexpectedShape;
import io.signalbox.agent.mapping.rules.Comments;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Notes;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedComment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The comments of a delivery. GitHub numbers comments on issues, reviews, comments on lines and comments on discussions apart, so the ids of
 * all but the first say which they are.
 *
 * @param notes where what cannot be read is told
 */
record GitHubComments(GitHubDelivery delivery, Notes notes) {

    private static final String DISCUSSION = "discussion_comment:";
    private static final String LINE = "review_comment:";
    private static final int PATH = 300;

    CommentFields onIssue(Cursor comment) {
        return comment("", comment, text(comment));
    }

    CommentFields onDiscussion(Cursor comment) {
        return comment(DISCUSSION, comment, text(comment));
    }

    /** A comment on a line of the changes begins with where it is. */
    CommentFields onLine(Cursor comment) {
        Sourced<String> text = text(comment);
        String place = place(comment);
        return comment(
                LINE,
                comment,
                text == null || place.isEmpty()
                        ? text
                        : text.by("github.review_comment_place", body -> "On " + place + ":\n\n" + body));
    }

    /** The file and the line a comment is on, in Markdown; empty when the event does not say. */
    static String place(Cursor comment) {
        String path = comment.at("path").string("").replaceAll("[`\\p{Cntrl}]", "");
        if (path.isBlank()) {
            return "";
        }
        String line = comment.firstOf("line", "original_line").string("");
        String file = "`" + path.substring(0, Math.min(path.length(), PATH)) + "`";
        return line.matches("\\d{1,9}") ? file + ", line " + line : file;
    }

    private @Nullable Sourced<String> text(Cursor comment) {
        if (delivery.removes()) {
            return null;
        }
        if (comment.at("body").missing()) {
            throw UnexpectedShape.missing(comment.at("body").pointer());
        }
        return comment.at("body").text();
    }

    private CommentFields comment(String space, Cursor comment, @Nullable Sourced<String> text) {
        String id = space + Comments.id(comment.at("id"));
        long version = delivery.version(comment, notes);
        if (delivery.removes()) {
            long removed = Math.max(version, delivery.receivedAt().toEpochMilli());
            return by(comment, new SourcedComment(id, removed)).deleted();
        }
        SourcedComment fields = by(comment, new SourcedComment(id, version));
        Sourced<Instant> created = time(comment.at("created_at"));
        Sourced<Instant> updated = time(comment.at("updated_at"));
        return fields.body(text)
                .url(notes.read(() -> comment.at("html_url").text()))
                .createdAt(created)
                .updatedAt(updated == null ? created : updated)
                .written();
    }

    private SourcedComment by(Cursor comment, SourcedComment fields) {
        return fields.author(notes.read(() -> GitHubPeople.at(comment.at("user"))));
    }

    private @Nullable Sourced<Instant> time(Cursor place) {
        return notes.read(() -> place.time().orElse(null));
    }
}
