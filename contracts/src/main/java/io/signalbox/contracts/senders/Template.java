package io.signalbox.contracts.senders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value comes from: a JSON pointer ({@code /issue/title}), a text with places in braces ({@code issue:{/issue/id}}), or a constant
 * ({@code =incident}). In braces stand JSON pointers, {@code event_type} and {@code header:Name}.
 *
 * @param source as it was written
 */
public record Template(String source) {

    private static final Pattern PLACE = Pattern.compile("\\{(/[^{}]*|event_type|header:[A-Za-z0-9-]{1,100})}");
    private static final String CONSTANT = "=";
    private static final String HEADER = "header:";

    /** @throws IllegalArgumentException when it is none of the three */
    public Template {
        boolean places = PLACE.matcher(source).find()
                && PLACE.matcher(source).replaceAll("").indexOf('{') < 0;
        if (!isPointer(source) && !places && !isConstant(source)) {
            throw new IllegalArgumentException(
                    "'" + source + "' is no JSON pointer, no text with places in braces and no =constant");
        }
    }

    /** Whether a text is a JSON pointer to a part of a document. */
    public static boolean isPointer(String text) {
        return text.startsWith("/")
                && isEscaped(text)
                && (text.indexOf('{') < 0 || !PLACE.matcher(text).find());
    }

    /** Asked for each field of each event, and so without an expression: a tilde stands only for itself or a slash. */
    private static boolean isEscaped(String pointer) {
        for (int tilde = pointer.indexOf('~'); tilde >= 0; tilde = pointer.indexOf('~', tilde + 1)) {
            if (!pointer.startsWith("~0", tilde) && !pointer.startsWith("~1", tilde)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isConstant(String text) {
        return text.startsWith(CONSTANT) && text.length() > 1;
    }

    public boolean isConstant() {
        return isConstant(source);
    }

    /** The constant itself. */
    public String constant() {
        return source.substring(CONSTANT.length());
    }

    /** The one place in the payload that it reads; empty when it reads none or several. */
    public Optional<String> pointer() {
        if (isPointer(source)) {
            return Optional.of(source);
        }
        List<String> pointers =
                places().stream().filter(place -> place.startsWith("/")).toList();
        return pointers.size() == 1 ? Optional.of(pointers.getFirst()) : Optional.empty();
    }

    /** Whether the value is exactly what is at its pointer. */
    public boolean isPlain() {
        return isPointer(source);
    }

    /** The text; empty when one of its places has none. */
    public Optional<String> render(Payload payload) {
        if (isConstant()) {
            return Optional.of(constant());
        }
        if (isPlain()) {
            return payload.text(source);
        }
        var text = new StringBuilder();
        Matcher places = PLACE.matcher(source);
        int from = 0;
        while (places.find()) {
            Optional<String> value = read(places.group(1), payload);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            text.append(source, from, places.start()).append(value.get());
            from = places.end();
        }
        return Optional.of(text.append(source, from, source.length()).toString());
    }

    private List<String> places() {
        List<String> found = new ArrayList<>();
        Matcher places = PLACE.matcher(source);
        while (places.find()) {
            found.add(places.group(1));
        }
        return found;
    }

    /** The headers it reads. */
    List<String> headers() {
        return places().stream()
                .filter(place -> place.startsWith(HEADER))
                .map(place -> place.substring(HEADER.length()))
                .toList();
    }

    private static Optional<String> read(String place, Payload payload) {
        if (place.startsWith(HEADER)) {
            return payload.header(place.substring(HEADER.length()));
        }
        return place.startsWith("/") ? payload.text(place) : payload.eventType();
    }

    /** The first of several that has a text. */
    public static Optional<String> first(List<Template> templates, Payload payload) {
        return templates.stream()
                .map(template -> template.render(payload))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
