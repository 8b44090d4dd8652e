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
import io.signalbox.agent.mapping.rules.StatusVocabulary;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final String[] URL = {"html_url", "url", "link"};
    private static final String[] KEY = {"key", "number"};
    private static final String[] LABELS = {"labels", "tags"};
    private static final String[] ASSIGNEE = {"assignee", "owner"};
    private static final String[] REPORTER = {"reporter", "requester", "author"};
    private static final String[] DUE = {"due_date", "due", "due_at"};
    private static final String[] PARENT = {"parent_id", "parent"};

    private static final List<String[]> FIELDS = List.of(
            TITLE,
            STATUS,
            PRIORITY,
            TYPE,
            DESCRIPTION,
            UPDATED,
            CREATED,
            URL,
            KEY,
            LABELS,
            ASSIGNEE,
            REPORTER,
            DUE,
            PARENT);

    /** These name the ticket or the event and are kept elsewhere. */
    private static final Set<String> ENVELOPE = Set.of("id", "external_id", "type", "event", "event_type");

    boolean hasTitle() {
        Cursor title = ticket.firstOf(TITLE);
        return title.node().isTextual() && !title.node().asText().isBlank();
    }

    /** A status nobody knows could mean done as well as open: not ours to guess. */
    Mapping map(GenericEvent event) {
        Sourced<String> word = GenericParts.word(ticket.firstOf(STATUS));
        Optional<TicketStatus> status =
                word == null ? Optional.of(TicketStatus.OPEN) : StatusVocabulary.status(word.value());
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
                .url(ticket.firstOf(URL).text())
                .key(ticket.firstOf(KEY).text())
                .labels(GenericParts.labels(ticket.firstOf(LABELS)))
                .assignee(GenericParts.person(ticket.firstOf(ASSIGNEE)))
                .reporter(GenericParts.person(ticket.firstOf(REPORTER)))
                .parent(parent())
                .dueDate(ticket.firstOf(DUE).date().orElse(null))
                .createdAt(time(CREATED))
                .customFields(rest(), Provenance.payloadByRule(ticket.pointer(), "generic.custom_fields"));
    }

    private Sourced<String> title() {
        Cursor title = ticket.firstOf(TITLE);
        return new Sourced<>(title.requiredString(), Provenance.payload(title.pointer()))
                .by("generic.title_in_one_line", text -> text.strip().replaceAll("\\s+", " "));
    }

    private static Sourced<TicketPriority> priority(@Nullable Sourced<String> word) {
        Optional<TicketPriority> known = word == null ? Optional.empty() : StatusVocabulary.priority(word.value());
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
                        || StatusVocabulary.type(word.value()).isPresent());
        return counts ? word : null;
    }

    private static Sourced<TicketType> type(@Nullable Sourced<String> word) {
        Optional<TicketType> known = word == null ? Optional.empty() : StatusVocabulary.type(word.value());
        return word == null || known.isEmpty()
                ? Sourced.fallback(TicketType.TASK, "generic.type_default")
                : word.by("generic.type_word", ignored -> known.get());
    }

    private @Nullable Sourced<String> parent() {
        Cursor parent = ticket.firstOf(PARENT);
        return parent.isObject() ? parent.at("id").text() : parent.text();
    }

    private @Nullable Sourced<Instant> time(String... names) {
        Cursor place = ticket.firstOf(names);
        return Sourced.at(place, "generic.time", text -> SourceTime.guess(text, place.pointer()));
    }

    /** Of several names for one field the first is read; the others are kept, for they may mean something else. */
    private CustomFields rest() {
        Set<String> read =
                FIELDS.stream().map(names -> ticket.firstOf(names).pointer()).collect(Collectors.toSet());
        CustomFields kept = new CustomFields();
        ticket.node().fieldNames().forEachRemaining(name -> {
            Cursor member = ticket.at(name);
            if (!ENVELOPE.contains(name) && !read.contains(member.pointer())) {
                kept.keep(name, member);
            }
        });
        return kept;
    }
}
