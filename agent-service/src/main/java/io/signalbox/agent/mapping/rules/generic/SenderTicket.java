package io.signalbox.agent.mapping.rules.generic;

import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a ticket. What the event does not carry is left alone; what it empties is emptied. */
final class SenderTicket {

    private final Places places;
    private final SenderVocabulary words;
    private final SenderTime time;
    private final SourcedTicket ticket;

    /** @param otherwise the title of a ticket that this event has to create without knowing its title */
    SenderTicket(Places places, SenderVocabulary words, SenderTime time, String otherwise) {
        this.places = places;
        this.words = words;
        this.time = time;
        Sourced<String> title = title(places);
        this.ticket = new SourcedTicket(title == null ? Sourced.fallback(otherwise, "generic.title_default") : title);
    }

    /** The title in one line; nothing where there is none. */
    static @Nullable Sourced<String> title(Places places) {
        Cursor place = places.place("title").orElse(null);
        if (place != null && place.node().isContainerNode()) {
            return null;
        }
        Sourced<String> title = places.text("title");
        return title == null ? null : Bounds.title(title);
    }

    /** @throws UnknownStatus when the status is a word that no rule knows */
    SourcedTicket read() {
        status();
        ticket.optional(this::description);
        ticket.optional(this::priority);
        ticket.optional(this::type);
        ticket.optional(filled -> filled.url(places.text("url")));
        ticket.optional(filled -> filled.key(places.text("key")));
        ticket.optional(this::labels);
        ticket.optional(this::assignee);
        ticket.optional(filled -> filled.reporter(person("reporter")));
        ticket.optional(this::parent);
        ticket.optional(this::dueDate);
        ticket.optional(filled -> filled.createdAt(moment("created_at")));
        ticket.optional(filled -> filled.updatedAt(moment("updated_at")));
        return ticket;
    }

    /** The moment the event says that the ticket was changed; nothing where it says none that can be read. */
    @Nullable
    Instant updatedAt() {
        return ticket.fields().sourceUpdatedAt();
    }

    @Nullable
    Person actor() {
        Sourced<Person> actor = ticket.notes().read(() -> person("actor"));
        return actor == null ? null : actor.value();
    }

    private void status() {
        Sourced<String> word = ticket.notes().read(() -> places.text("status"));
        if (word == null) {
            ticket.status(Sourced.fallback(TicketStatus.OPEN, "generic.status_default"));
            return;
        }
        TicketStatus known = words.status(word.value()).orElseThrow(() -> new UnknownStatus(word));
        ticket.status(word.by(words.rule("status"), ignored -> known));
        if (!places.isConstant("status")) {
            ticket.rawStatus(word);
        }
    }

    private void priority(SourcedTicket filled) {
        Sourced<String> word = places.text("priority");
        Optional<TicketPriority> known = word == null ? Optional.empty() : words.priority(word.value());
        if (word != null && !places.isConstant("priority")) {
            filled.rawPriority(word);
        }
        if (word != null && known.isEmpty()) {
            note(word, "priority");
        }
        filled.priority(
                word == null || known.isEmpty()
                        ? Sourced.fallback(TicketPriority.NORMAL, "generic.priority_default")
                        : word.by(words.rule("priority"), ignored -> known.get()));
    }

    /** A member called type is often the event's, such as ticket.created; it counts only where it is a known kind of work. */
    private void type(SourcedTicket filled) {
        Sourced<String> word = places.text("type");
        Optional<TicketType> known = word == null ? Optional.empty() : words.type(word.value());
        String pointer = word == null ? null : word.provenance().pointer();
        boolean counts = word != null && (known.isPresent() || pointer == null || !pointer.endsWith("/type"));
        if (counts && !places.isConstant("type")) {
            filled.rawType(word);
        }
        if (counts && known.isEmpty()) {
            note(word, "type");
        }
        filled.type(
                word == null || known.isEmpty()
                        ? Sourced.fallback(TicketType.TASK, "generic.type_default")
                        : word.by(words.rule("type"), ignored -> known.get()));
    }

    private void note(Sourced<String> word, String field) {
        String pointer = word.provenance().pointer();
        ticket.notes()
                .add(new Note(
                        pointer == null ? "" : pointer,
                        "No rule knows the " + field + " '" + Bounds.cut(word.value(), 80)
                                + "'. It was kept as the sender's word only."));
    }

    private void description(SourcedTicket filled) {
        Sourced<String> html = places.text("description_html");
        Sourced<String> text = html == null ? places.text("description") : html.by("html.markdown", HtmlMarkdown::of);
        filled.description(text);
        clearedUnless(text != null, "description", "description");
    }

    private void labels(SourcedTicket filled) {
        Sourced<List<String>> labels =
                places.place("labels").map(GenericParts::labels).orElse(null);
        filled.labels(labels);
        clearedUnless(labels != null, "labels", "labels");
    }

    private void assignee(SourcedTicket filled) {
        Sourced<Person> person = person("assignee");
        filled.assignee(person);
        clearedUnless(person != null, "assignee", "assignee_id");
    }

    private void parent(SourcedTicket filled) {
        Sourced<String> parent = places.place("parent")
                .map(place -> place.isObject() ? place.at("id").text() : place.text())
                .orElse(null);
        filled.parent(parent);
        clearedUnless(parent != null, "parent", "parent_external_id");
    }

    private void dueDate(SourcedTicket filled) {
        Sourced<LocalDate> date = places.place("due_date").map(time::date).orElse(null);
        filled.dueDate(date);
        clearedUnless(date != null, "due_date", "due_date");
    }

    private void clearedUnless(boolean filled, String part, String field) {
        if (!filled) {
            Consumer<Provenance> clear = from -> ticket.cleared(field, from);
            places.cleared(part).ifPresent(clear);
        }
    }

    private @Nullable Sourced<Person> person(String part) {
        return places.place(part).map(GenericParts::person).orElse(null);
    }

    private @Nullable Sourced<Instant> moment(String part) {
        return places.place(part).map(time::moment).orElse(null);
    }
}
