package io.signalbox.agent.mapping.rules.generic;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.contracts.senders.EventShape;
import io.signalbox.contracts.senders.EventShape.Kind;
import io.signalbox.contracts.senders.SenderFields;
import io.signalbox.contracts.senders.SenderIdentity;
import io.signalbox.contracts.senders.Template;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Turns an event of a known shape into a change of its ticket. */
final class SenderReading {

    private static final String NO_TITLE =
            "No title was found: nothing in the payload, or in the ticket, issue or data below it, is"
                    + " called title, summary, subject or name. Set the title pointer of the integration, or choose a preset.";

    private final SenderPayload payload;
    private final EventShape shape;
    private final SenderVocabulary words;
    private final SenderTime time;
    private final Places places;

    SenderReading(SenderPayload payload, EventShape shape, SenderVocabulary words) {
        this.payload = payload;
        this.shape = shape;
        this.words = words;
        this.time = SenderTime.of(payload.event().settings());
        this.places = new Places(payload, shape.fields(), words.source());
    }

    /** By a preset, whose events need no title. */
    Mapping map() {
        return mapped();
    }

    /** By usual names: an event that is no ticket in any of them is not taken for one. */
    Mapping map(UsualShape usual) {
        if (shape.kind() == Kind.TICKET && SenderTicket.title(places) == null) {
            return Unmapped.byRules(
                    usual.deletedThing().map(SenderReading::notKnownToBeTicket).orElse(NO_TITLE));
        }
        boolean comment = shape.kind() == Kind.COMMENT || shape.kind() == Kind.COMMENT_DELETION;
        if (comment && !namesTicket(usual)) {
            return Unmapped.byRules("The event is a comment and does not say on which ticket."
                    + " Set the external id pointer of the integration to the id of the ticket.");
        }
        Mapping mapping = mapped();
        return mapping instanceof Proposal proposal && shape.kind() == Kind.TICKET
                ? OtherMembers.of(payload, usual.ticketPlace(), proposal)
                : mapping;
    }

    private boolean namesTicket(UsualShape usual) {
        boolean pointed = payload.event().settings().containsKey(SenderFields.EXTERNAL_ID_POINTER);
        boolean beside = shape.comment().getOrDefault("body", List.of()).stream()
                .noneMatch(template -> isMemberOf(usual.ticketPlace(), template));
        return pointed || beside || SenderIdentity.namesTicket(payload);
    }

    private static boolean isMemberOf(String place, Template template) {
        String source = template.source();
        return source.startsWith(place + "/") && source.indexOf('/', place.length() + 1) < 0;
    }

    private static String notKnownToBeTicket(String noun) {
        return "The sender deleted a '" + noun + "', and no rule knows whether that is a ticket."
                + " If it is, set the deletion pointer of the integration.";
    }

    private Mapping mapped() {
        long received = payload.event().receivedAt().toEpochMilli();
        if (shape.kind() == Kind.DELETION) {
            return SourcedTicket.bareTombstone(received, null);
        }
        var reader = new SenderTicket(places, words, time, payload.event().externalId());
        try {
            SourcedTicket ticket = reader.read();
            return shape.kind() == Kind.TICKET
                    ? ticket.patch(version(reader), reader.actor())
                    : commented(reader, ticket);
        } catch (UnknownStatus unknown) {
            return unknown.unmapped();
        }
    }

    /** A comment brings its ticket along: as a change when it says when that was made, else only as a stub for a missing one. */
    private Mapping commented(SenderTicket reader, SourcedTicket ticket) {
        var reading = new SenderComment(new Places(payload, shape.comment(), words.source()), time, ticket.notes());
        Optional<CommentFields> comment = shape.kind() == Kind.COMMENT_DELETION ? reading.deleted() : reading.written();
        if (comment.isEmpty()) {
            return Unmapped.byRules(
                    shape.kind() == Kind.COMMENT_DELETION
                            ? "The event deletes a comment and does not say which."
                            : "The event is a comment and has no text. Set the comment pointer of the integration to it.");
        }
        List<CommentFields> comments = List.of(comment.get());
        Person actor = reader.actor();
        return reader.updatedAt() == null
                ? ticket.partial(0, comments, actor)
                : ticket.patch(version(reader), comments, actor);
    }

    private long version(SenderTicket reader) {
        Instant updated = reader.updatedAt();
        return (updated == null ? payload.event().receivedAt() : updated).toEpochMilli();
    }
}
