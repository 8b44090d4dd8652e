package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Comments;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Notes;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedComment;
import io.signalbox.contract.shared.CommentVisibility;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A comment of an issue.
 *
 * @param sentAt stands in for a time that the comment does not carry
 */
record JiraComment(Cursor comment, Instant sentAt, UnaryOperator<String> names) {

    private static final String SERVICE_DESK = "sd.public.comment";

    CommentFields written(JiraIssue issue, Notes notes) {
        Sourced<Instant> updated = notes.read(() -> comment.at("updated").time().orElse(null));
        Sourced<Instant> version = updated == null ? Sourced.byRule(sentAt, "jira.sent_at") : updated;
        String id = Comments.id(comment.at("id"));
        return new SourcedComment(id, version.value().toEpochMilli())
                .author(notes.read(() -> JiraPeople.at(comment.at("author"))))
                .body(notes.read(() -> RichText.at(comment.at("body"), names)))
                .url(notes.read(() -> issue.commentUrl(id)))
                .createdAt(notes.read(() -> comment.at("created").time().orElse(null)))
                .updatedAt(version)
                .visibility(notes.read(this::visibility))
                .written();
    }

    CommentFields deleted(Notes notes) {
        return new SourcedComment(Comments.id(comment.at("id")), sentAt.toEpochMilli())
                .author(notes.read(() -> JiraPeople.at(comment.at("author"))))
                .deleted();
    }

    /** A service desk says whether customers see it; elsewhere a restriction to a role or group keeps it among the team. */
    private @Nullable Sourced<CommentVisibility> visibility() {
        Cursor restricted = comment.at("visibility");
        if (restricted.present() && !restricted.node().isEmpty()) {
            return at(restricted, "jira.comment_restricted", CommentVisibility.INTERNAL);
        }
        Cursor internal = internalProperty();
        if (internal != null) {
            return at(internal, "jira.service_desk_comment", visibility(!internal.isTrue()));
        }
        Cursor open = comment.at("jsdPublic");
        return open.present() ? at(open, "jira.service_desk_comment", visibility(open.isTrue())) : null;
    }

    private @Nullable Cursor internalProperty() {
        for (Cursor property : comment.at("properties").items()) {
            if (property.at("key").string("").equals(SERVICE_DESK)
                    && property.at("value", "internal").present()) {
                return property.at("value", "internal");
            }
        }
        return null;
    }

    private static CommentVisibility visibility(boolean open) {
        return open ? CommentVisibility.PUBLIC : CommentVisibility.INTERNAL;
    }

    private static Sourced<CommentVisibility> at(Cursor place, String rule, CommentVisibility readers) {
        return new Sourced<>(readers, Provenance.payloadByRule(place.pointer(), rule));
    }
}
