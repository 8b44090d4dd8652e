package io.signalbox.agent.mapping.rules;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Completeness;
import io.signalbox.agent.mapping.Operation;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.TicketFields;
import io.signalbox.agent.mapping.TicketFieldsBuilder;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A ticket being filled, field by field, each with where it came from and cut to the contract's limits.
 *
 * <p>Absence is not a value: a field that the event does not carry is {@linkplain #untold untold}, and a change with untold fields is a patch
 * of the others.
 */
public final class SourcedTicket {

    /** Shown until the source tells a title. */
    private static final String NO_TITLE = "(no title)";

    private final TicketFieldsBuilder fields;
    private final FieldSources sources = new FieldSources();
    private final Notes notes = new Notes();

    public SourcedTicket(Sourced<String> title) {
        fields = TicketFields.named(NO_TITLE);
        title(Sourced.fallback(NO_TITLE, "title.absent"));
        title(title);
    }

    /** A patch: title, type and url are used only if the ticket has to be created. */
    public static SourcedTicket patchOf(String title, TicketType type, @Nullable Sourced<String> url) {
        SourcedTicket ticket = new SourcedTicket(Sourced.fallback(title, "patch"))
                .type(Sourced.fallback(type, "patch"))
                .url(url);
        ticket.sources.clear();
        return ticket;
    }

    /**
     * Fills a field from a place that says nothing when it is missing or null: the field is {@linkplain #untold untold} then. An empty list or
     * text there empties the field. A place that cannot be read leaves the field untold too, with a note.
     *
     * @param field contract name
     * @param filling reads the place and sets the field; one that sets nothing leaves it untold
     */
    public SourcedTicket told(String field, Cursor place, Consumer<SourcedTicket> filling) {
        return place.present() ? fill(field, place, filling) : untold(field);
    }

    /** As {@link #told}, for a place where null is how the source says that the field is empty; missing still says nothing. */
    public SourcedTicket emptiable(String field, Cursor place, Consumer<SourcedTicket> filling) {
        return place.missing() ? untold(field) : fill(field, place, filling);
    }

    /** The event does not carry this field, so the change leaves it alone. A value set for it matters only when the ticket is created. */
    public SourcedTicket untold(String field) {
        sources.untold(field);
        return this;
    }

    private SourcedTicket fill(String field, Cursor place, Consumer<SourcedTicket> filling) {
        optional(filling);
        if (place.empty()) {
            return cleared(field, Provenance.payload(place.pointer()));
        }
        return sources.tells(field) ? this : untold(field);
    }

    public SourcedTicket title(@Nullable Sourced<String> title) {
        return set("title", title == null ? null : Bounds.title(title), fields::title);
    }

    public SourcedTicket description(@Nullable Sourced<String> text) {
        return set("description", text == null ? null : Bounds.cut(text, Bounds.TEXT), fields::description);
    }

    public SourcedTicket rawStatus(@Nullable Sourced<String> word) {
        return set("raw_status", word(word), fields::rawStatus);
    }

    public SourcedTicket status(@Nullable Sourced<TicketStatus> status) {
        return set("status", status, fields::status);
    }

    public SourcedTicket rawPriority(@Nullable Sourced<String> word) {
        return set("raw_priority", word(word), fields::rawPriority);
    }

    public SourcedTicket priority(@Nullable Sourced<TicketPriority> priority) {
        return set("priority", priority, fields::priority);
    }

    public SourcedTicket rawType(@Nullable Sourced<String> word) {
        return set("raw_type", word(word), fields::rawType);
    }

    public SourcedTicket type(@Nullable Sourced<TicketType> type) {
        return set("type", type, fields::type);
    }

    /** Left out when it is no http or https link. */
    public SourcedTicket url(@Nullable Sourced<String> url) {
        return set("url", url == null || !Bounds.isLink(url.value()) ? null : url, fields::url);
    }

    public SourcedTicket key(@Nullable Sourced<String> key) {
        return set("key", key == null ? null : Bounds.cut(key, Bounds.KEY), fields::key);
    }

    public SourcedTicket labels(@Nullable Sourced<List<String>> labels) {
        if (labels == null || Bounds.labels(labels.value()).isEmpty()) {
            return this;
        }
        return set("labels", labels, value -> fields.labels(Bounds.labels(value)));
    }

    public SourcedTicket assignee(@Nullable Sourced<Person> person) {
        return set("assignee_id", person, fields::assignee);
    }

    public SourcedTicket reporter(@Nullable Sourced<Person> person) {
        return set("reporter_id", person, fields::reporter);
    }

    /** Left out when it is longer than any id can be. */
    public SourcedTicket parent(@Nullable Sourced<String> externalId) {
        boolean fits = externalId != null && externalId.value().length() <= Bounds.ID;
        return set("parent_external_id", fits ? externalId : null, fields::parentExternalId);
    }

    /** Left out when it lies beyond anybody's plans. */
    public SourcedTicket dueDate(@Nullable Sourced<LocalDate> date) {
        return set("due_date", date == null || !Bounds.isPlausible(date.value()) ? null : date, fields::dueDate);
    }

    public SourcedTicket createdAt(@Nullable Sourced<Instant> time) {
        return set("source_created_at", time, fields::sourceCreatedAt);
    }

    public SourcedTicket updatedAt(@Nullable Sourced<Instant> time) {
        return set("source_updated_at", time, fields::sourceUpdatedAt);
    }

    public SourcedTicket customFields(CustomFields kept, Provenance from) {
        Map<String, @Nullable Object> values = kept.toMap();
        return set("custom_fields", values.isEmpty() ? null : new Sourced<>(values, from), fields::customFields);
    }

    /** The source emptied this field: a patch names it without a value. */
    public SourcedTicket cleared(String field, Provenance from) {
        sources.emptied(field, from);
        return this;
    }

    /**
     * Fills an optional field. When its place cannot be read the field is left out, with a note; the event itself goes through.
     *
     * @param filling reads one place and sets one field, for example {@code ticket -> ticket.dueDate(at.date().orElse(null))}
     */
    public SourcedTicket optional(Consumer<SourcedTicket> filling) {
        notes.read(() -> {
            filling.accept(this);
            return this;
        });
        return this;
    }

    /** Where readers of optional parts leave their notes; they become the proposal's. */
    public Notes notes() {
        return notes;
    }

    public TicketFields fields() {
        return fields.build();
    }

    public Proposal full(long version, @Nullable Person actor) {
        return full(version, List.of(), actor, Set.of());
    }

    /** A change that knows every field; a patch of those that are known when some are untold or could not be read. */
    public Proposal full(long version, List<CommentFields> comments, @Nullable Person actor, Set<String> residue) {
        boolean whole = sources.complete() && !notes.lossy();
        return proposal(
                Operation.UPSERT, whole ? Completeness.FULL : Completeness.PATCH, version, comments, actor, residue);
    }

    public Proposal partial(long version, List<CommentFields> comments, @Nullable Person actor) {
        return proposal(Operation.UPSERT, Completeness.PARTIAL, version, comments, actor, Set.of());
    }

    public Proposal patch(long version, @Nullable Person actor) {
        return patch(version, List.of(), actor);
    }

    public Proposal patch(long version, List<CommentFields> comments, @Nullable Person actor) {
        return proposal(Operation.UPSERT, Completeness.PATCH, version, comments, actor, Set.of());
    }

    public Proposal tombstone(long version, @Nullable Person actor) {
        return proposal(Operation.DELETE, Completeness.FULL, version, List.of(), actor, Set.of());
    }

    /** A deletion that carries nothing but the id. */
    public static Proposal bareTombstone(long version, @Nullable Person actor) {
        return new Proposal(
                Operation.DELETE,
                Completeness.FULL,
                version,
                null,
                Map.of(),
                List.of(),
                actor,
                Set.of(),
                List.of(),
                0,
                null);
    }

    private Proposal proposal(
            Operation operation,
            Completeness completeness,
            long version,
            List<CommentFields> comments,
            @Nullable Person actor,
            Set<String> residue) {
        boolean patch = completeness == Completeness.PATCH;
        TicketFields draft = patch ? fields() : fields().withoutRemovals();
        return new Proposal(
                operation,
                completeness,
                version,
                draft,
                patch ? sources.told() : sources.all(draft),
                comments,
                actor,
                residue,
                notes.toList(),
                0,
                null);
    }

    private static @Nullable Sourced<String> word(@Nullable Sourced<String> word) {
        return word == null ? null : Bounds.cut(word, Bounds.WORD);
    }

    private <T> SourcedTicket set(String field, @Nullable Sourced<T> sourced, Consumer<T> setter) {
        if (sourced != null) {
            setter.accept(sourced.value());
            sources.set(field, sourced.provenance());
        }
        return this;
    }
}
