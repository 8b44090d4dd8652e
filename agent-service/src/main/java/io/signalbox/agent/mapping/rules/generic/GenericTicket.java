package io.signalbox.agent.mapping.rules.generic;

import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import io.signalbox.agent.mapping.rules.SourceTime;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.agent.mapping.rules.Words;
import io.signalbox.contract.internalapi.model.TicketPriority;
import io.signalbox.contract.internalapi.model.TicketStatus;
import io.signalbox.contract.internalapi.model.TicketType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object that has a title and perhaps more, under one of the names that senders commonly use. */
record GenericTicket(Cursor ticket) {

    private static final String[] TITLE = {"title", "summary", "subject", "name"};
    private static final String[] STATUS = {"status", "state"};
    private static final String[] PRIORITY = {"priority", "severity", "urgency"};
    private static final String[] TYPE = {"ticket_type", "issue_type", "kind", "category", "type"};
    private static final String[] DESCRIPTION = {"description", "body", "text", "message", "details"};
    private static final String[] UPDATED = {"updated_at", "updatedAt", "modified_at", "timestamp"};
    private static final String[] CREATED = {"created_at", "createdAt", "opened_at"};

    /** Read into fields of their own, or only say what kind of event it is. */
    private static final Set<String> READ = Set.of(
            "title",
            "summary",
            "subject",
            "name",
            "status",
            "state",
            "priority",
            "severity",
            "urgency",
            "ticket_type",
            "issue_type",
            "kind",
            "description",
            "body",
            "text",
            "message",
            "details",
            "updated_at",
            "updatedAt",
            "modified_at",
            "timestamp",
            "created_at",
            "createdAt",
            "opened_at",
            "url",
            "link",
            "html_url",
            "labels",
            "tags",
            "assignee",
            "owner",
            "reporter",
            "requester",
            "author",
            "due_date",
            "due",
            "due_at",
            "parent_id",
            "parent",
            "key",
            "number",
            "id",
            "external_id",
            "type",
            "event",
            "event_type");

    boolean hasTitle() {
        Cursor title = ticket.firstOf(TITLE);
        return title.node().isTextual() && !title.node().asText().isBlank();
    }

    /** A status nobody knows could mean done as well as open: not ours to guess. */
    Mapping map(GenericEvent event) {
        Sourced<String> word = GenericParts.word(ticket.firstOf(STATUS));
        Optional<TicketStatus> status = word == null ? Optional.of(TicketStatus.OPEN) : Words.status(word.value());
        if (status.isEmpty()) {
            return Unmapped.byRules("No rule knows the status '" + Bounds.cut(word == null ? "" : word.value(), 80)
                    + "' at " + ticket.firstOf(STATUS).pointer() + ".");
        }
        Sourced<Instant> updated = time(UPDATED);
        long version = (updated == null ? event.receivedAt() : updated.value()).toEpochMilli();
        Sourced<TicketStatus> known = word == null
                ? Sourced.fallback(TicketStatus.OPEN, "generic.status_default")
                : word.by("generic.status_word", ignored -> status.get());
        return draft().rawStatus(word).status(known).updatedAt(updated).full(version, null);
    }

    private SourcedTicket draft() {
        Sourced<String> priority = GenericParts.word(ticket.firstOf(PRIORITY));
        Sourced<String> type = type();
        return new SourcedTicket(title())
                .description(ticket.firstOf(DESCRIPTION).text())
                .rawPriority(priority)
                .priority(priority(priority))
                .rawType(type)
                .type(type(type))
                .url(ticket.firstOf("html_url", "url", "link").text())
                .key(ticket.firstOf("key", "number").text())
                .labels(GenericParts.labels(ticket.firstOf("labels", "tags")))
                .assignee(GenericParts.person(ticket.firstOf("assignee", "owner")))
                .reporter(GenericParts.person(ticket.firstOf("reporter", "requester", "author")))
                .parent(parent())
                .dueDate(ticket.firstOf("due_date", "due", "due_at").date().orElse(null))
                .createdAt(time(CREATED))
                .customFields(rest(), Provenance.payloadByRule(ticket.pointer(), "generic.custom_fields"));
    }

    private Sourced<String> title() {
        Cursor title = ticket.firstOf(TITLE);
        return new Sourced<>(title.requiredString(), Provenance.payload(title.pointer()))
                .by("generic.title_in_one_line", text -> text.strip().replaceAll("\\s+", " "));
    }

    private static Sourced<TicketPriority> priority(@Nullable Sourced<String> word) {
        Optional<TicketPriority> known = word == null ? Optional.empty() : Words.priority(word.value());
        return word == null || known.isEmpty()
                ? Sourced.fallback(TicketPriority.NORMAL, "generic.priority_default")
                : word.by("generic.priority_word", ignored -> known.get());
    }

    /** "type" is often the event's, such as ticket.created; it counts only where it is a known kind of work. */
    private @Nullable Sourced<String> type() {
        Cursor place = ticket.firstOf(TYPE);
        Sourced<String> word = GenericParts.word(place);
        boolean counts = word != null
                && (!place.pointer().endsWith("/type")
                        || Words.type(word.value()).isPresent());
        return counts ? word : null;
    }

    private static Sourced<TicketType> type(@Nullable Sourced<String> word) {
        Optional<TicketType> known = word == null ? Optional.empty() : Words.type(word.value());
        return word == null || known.isEmpty()
                ? Sourced.fallback(TicketType.TASK, "generic.type_default")
                : word.by("generic.type_word", ignored -> known.get());
    }

    private @Nullable Sourced<String> parent() {
        Cursor parent = ticket.firstOf("parent_id", "parent");
        return parent.isObject() ? parent.at("id").text() : parent.text();
    }

    private @Nullable Sourced<Instant> time(String... names) {
        Cursor place = ticket.firstOf(names);
        return Sourced.at(place, "generic.time", text -> SourceTime.guess(text, place.pointer()));
    }

    private CustomFields rest() {
        CustomFields kept = new CustomFields();
        ticket.node().fieldNames().forEachRemaining(name -> {
            if (!READ.contains(name)) {
                kept.keep(name, ticket.at(name));
            }
        });
        return kept;
    }
}
