package io.signalbox.agent.mapping.rules.linear;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.UnexpectedShape;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Comments;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Notes;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedComment;
import org.jspecify.annotations.Nullable;

/**
 * What an event says below an issue.
 *
 * @param notes where what cannot be read is told
 * @param removed whether the event is about something that is gone
 */
record LinearComments(LinearDelivery delivery, Notes notes, boolean removed) {

    CommentFields comment() {
        Cursor comment = delivery.data();
        if (!removed && comment.at("body").missing()) {
            throw UnexpectedShape.missing(comment.at("body").pointer());
        }
        return fields(
                Comments.id(comment.at("id")),
                author(),
                removed ? null : comment.at("body").text());
    }

    /**
     * A customer's request begins with whose it is. One that moves to another issue stays with the first as well, for an event changes one
     * ticket only.
     */
    CommentFields customerRequest() {
        Cursor request = delivery.data();
        Cursor issue = request.at("issue", "id").present() ? request.at("issue", "id") : request.at("issueId");
        String id = Comments.id(request.at("id")) + "@" + Comments.id(issue);
        return fields(id, Accounts.ofId(request.at("creatorId")), removed ? null : requested(request));
    }

    private static Sourced<String> requested(Cursor request) {
        String customer = request.at("customer", "name").string();
        String kind = request.at("priority").string("").matches("1(\\.0)?")
                ? "Important customer request"
                : "Customer request";
        String head = customer == null ? kind : kind + " from " + customer;
        Sourced<String> body = request.at("body").text();
        return body == null
                ? new Sourced<>(head + ".", Provenance.payloadByRule(request.pointer(), "linear.customer_request"))
                : body.by("linear.customer_request", words -> head + ":\n\n" + words);
    }

    private CommentFields fields(String id, @Nullable Sourced<Person> author, @Nullable Sourced<String> body) {
        Cursor data = delivery.data();
        if (removed) {
            return new SourcedComment(id, delivery.removedAt(notes))
                    .author(author)
                    .deleted();
        }
        Cursor url =
                data.at("url").present() ? data.at("url") : delivery.payload().at("url");
        return new SourcedComment(id, delivery.updatedAt(notes).toEpochMilli())
                .author(author)
                .body(body)
                .url(notes.read(url::text))
                .createdAt(notes.read(() -> data.at("createdAt").time().orElse(null)))
                .updatedAt(notes.read(() -> data.at("updatedAt").time().orElse(null)))
                .written();
    }

    private @Nullable Sourced<Person> author() {
        Cursor comment = delivery.data();
        return notes.read(() -> {
            Sourced<Person> user = LinearPeople.at(comment.firstOf("user", "externalUser", "botActor"));
            return user == null ? Accounts.ofId(comment.at("userId")) : user;
        });
    }
}
