package io.signalbox.agent.mapping.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.UnexpectedShape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One place in a payload. Absent and null places read as nothing; a place of another type than asked for is an
 * {@link UnexpectedShape} that names it.
 *
 * @param pointer JSON pointer of the place
 */
public record Cursor(JsonNode node, String pointer) {

    public static Cursor root(JsonNode payload) {
        return new Cursor(payload, "");
    }

    public Cursor at(String... names) {
        Cursor place = this;
        for (String name : names) {
            place = place.member(name);
        }
        return place;
    }

    /** The first of these members that is there; the last one when none is. */
    public Cursor firstOf(String... names) {
        Cursor place = this;
        for (String name : names) {
            place = member(name);
            if (place.present()) {
                return place;
            }
        }
        return place;
    }

    private Cursor member(String name) {
        if (present() && !node.isObject()) {
            throw UnexpectedShape.at(pointer, "an object");
        }
        JsonNode member = node.path(name);
        return new Cursor(member, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    public boolean present() {
        return !(node instanceof MissingNode) && !node.isNull();
    }

    /** Whether the payload does not name the place at all; one that names it with null is not missing. */
    public boolean missing() {
        return node instanceof MissingNode;
    }

    /** Whether there is null, blank text, an empty list or an empty object. */
    public boolean empty() {
        return node.isNull()
                || node.isContainerNode() && node.isEmpty()
                || node.isTextual() && VisibleText.isBlank(node.asText());
    }

    public boolean isObject() {
        return node.isObject();
    }

    public boolean isArray() {
        return node.isArray();
    }

    public Cursor required() {
        if (!present()) {
            throw UnexpectedShape.missing(pointer);
        }
        return this;
    }

    /** Text, or a number or boolean as text; nothing when no character of it can be seen. */
    public @Nullable Sourced<String> text() {
        if (!present()) {
            return null;
        }
        if (node.isContainerNode()) {
            throw UnexpectedShape.at(pointer, "text");
        }
        String text = node.asText();
        return VisibleText.isBlank(text) ? null : new Sourced<>(text, Provenance.payload(pointer));
    }

    public @Nullable String string() {
        Sourced<String> text = text();
        return text == null ? null : text.value();
    }

    public String string(String otherwise) {
        String text = string();
        return text == null ? otherwise : text;
    }

    public String requiredString() {
        String text = string();
        if (text == null) {
            throw UnexpectedShape.missing(pointer);
        }
        return text;
    }

    public boolean isTrue() {
        return node.asBoolean(false);
    }

    public Optional<Sourced<Instant>> time() {
        return Optional.ofNullable(text()).map(text -> sourced(SourceTime.instant(text.value(), pointer)));
    }

    public Optional<Sourced<LocalDate>> date() {
        return Optional.ofNullable(text()).map(text -> sourced(SourceTime.date(text.value(), pointer)));
    }

    /** A number of milliseconds since the epoch. */
    public Optional<Sourced<Instant>> epochMillis() {
        return Optional.ofNullable(text()).map(text -> sourced(SourceTime.millis(text.value(), pointer)));
    }

    public List<Cursor> items() {
        if (!present()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw UnexpectedShape.at(pointer, "a list");
        }
        return IntStream.range(0, node.size())
                .mapToObj(index -> new Cursor(node.get(index), pointer + "/" + index))
                .toList();
    }

    private <T> Sourced<T> sourced(T value) {
        return new Sourced<>(value, Provenance.payload(pointer));
    }
}
