package io.signalbox.controlplane.platform.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * One pass of Jackson's streaming parser over a text, without recursion. The parser finds syntax errors; what is valid JSON but cannot be
 * stored is found here: too deep, too long numbers, repeated keys, and the string troubles of {@link JsonStrings}.
 */
final class JsonScan {

    /** Deeper than any real webhook, and far from the stack limits of PostgreSQL and of parsers. */
    static final int DEPTH = 200;
    /** As many digits as a usual parser reads; also stops short numbers such as 1e99999 from growing in the database. */
    static final int NUMBER_DIGITS = 1000;
    /** As long as usual parsers take a key. */
    private static final int KEY_LENGTH = 10_000;
    /** Digits that all exponents of one text may add together; any larger exponent is too large whatever follows. */
    private static final int EXPONENT_DIGITS = 1024 * 1024;

    private static final Pattern EXPONENT = Pattern.compile("[eE][+-]?");

    /** Without limits of its own: one that is passed must be told from a syntax error, and the rest read. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    /** A place in the characters that cannot be stored and what a reader may see there instead. */
    record Patch(int start, int end, String replacement) {}

    /** Where an element of the outermost array stands in the bytes. */
    record Element(int start, int end) {}

    private final DecodedText text;
    private final JsonStrings strings;
    private final boolean mayHoldTrouble;
    private final Deque<Set<String>> keys = new ArrayDeque<>();
    private final List<Patch> patches = new ArrayList<>();
    private final List<Element> elements = new ArrayList<>();
    private int depth;
    private int tooDeepSince = -1;
    private int elementStart;
    private long exponentDigits;
    private UntrustedJson.Kind kind = UntrustedJson.Kind.SCALAR;
    private @Nullable String problem;

    JsonScan(byte[] text) {
        this.text = DecodedText.of(text);
        this.strings = new JsonStrings(this.text.characters());
        this.mayHoldTrouble = !this.text.isUtf8() || this.text.hasUnicodeEscapes();
    }

    UntrustedJson.Kind kind() {
        return kind;
    }

    @Nullable
    String problem() {
        return problem;
    }

    /** Of an array, in order. */
    List<Element> elements() {
        return elements;
    }

    boolean hasPlaceholders() {
        return !patches.isEmpty();
    }

    /** The text with placeholders for what cannot be stored. */
    String readable() {
        char[] characters = text.characters();
        var readable = new StringBuilder(characters.length);
        int from = 0;
        for (Patch patch : patches) {
            readable.append(characters, from, patch.start() - from).append(patch.replacement());
            from = patch.end();
        }
        return readable.append(characters, from, characters.length - from).toString();
    }

    void run() throws NotJson {
        char[] characters = text.characters();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), characters, 0, characters.length)) {
            kind = UntrustedJson.Kind.of(parser.nextToken());
            read(parser);
            while (depth > 0) {
                parser.nextToken();
                read(parser);
            }
            if (parser.nextToken() != null) {
                throw broken(parser.currentTokenLocation(), "more text stands after the end");
            }
        } catch (JacksonException broken) {
            throw broken(broken.getLocation(), "a value is missing or malformed");
        }
    }

    private void read(JsonParser parser) throws NotJson {
        switch (parser.currentToken()) {
            case START_OBJECT, START_ARRAY -> open(parser);
            case END_OBJECT, END_ARRAY -> close(parser);
            case PROPERTY_NAME -> key(parser);
            case null -> throw broken(parser.currentLocation(), "there is no value");
            default -> scalar(parser);
        }
    }

    private void open(JsonParser parser) {
        noteElementStart(parser);
        depth++;
        if (depth == DEPTH + 1) {
            tooDeepSince = start(parser);
            report("it is nested deeper than " + DEPTH + " levels");
        }
        if (parser.currentToken() == JsonToken.START_OBJECT && !tooDeep()) {
            keys.push(new HashSet<>());
        }
    }

    private void close(JsonParser parser) {
        if (parser.currentToken() == JsonToken.END_OBJECT && !tooDeep()) {
            keys.pop();
        }
        depth--;
        if (depth == DEPTH) {
            patches.add(new Patch(tooDeepSince, end(parser), "null"));
        }
        noteElementEnd(parser);
    }

    private void key(JsonParser parser) {
        string(parser);
        String key = parser.currentName();
        if (!tooDeep() && !keys.element().add(key)) {
            report("an object has the same key twice");
        }
        if (key.length() > KEY_LENGTH) {
            report("a key is longer than " + KEY_LENGTH + " characters");
        }
    }

    private void scalar(JsonParser parser) {
        noteElementStart(parser);
        parser.finishToken();
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            string(parser);
        } else if (parser.currentToken().isNumeric()) {
            number(parser);
        }
        noteElementEnd(parser);
    }

    private void string(JsonParser parser) {
        if (!mayHoldTrouble) {
            return;
        }
        strings.read(start(parser));
        String trouble = strings.problem();
        if (trouble != null) {
            report(trouble);
            if (!tooDeep()) {
                patches.addAll(strings.patches());
            }
        }
    }

    private void number(JsonParser parser) {
        int length = parser.getStringLength();
        int exponent = parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT ? exponent(parser.getString()) : 0;
        exponentDigits += exponent;
        if (length + exponent > NUMBER_DIGITS || exponentDigits > EXPONENT_DIGITS) {
            report("a number has more than " + NUMBER_DIGITS + " digits");
            if (!tooDeep()) {
                patches.add(new Patch(start(parser), start(parser) + length, "0"));
            }
        }
    }

    /** Without its sign, and no larger than what counts. */
    private static int exponent(String number) {
        return EXPONENT.splitAsStream(number)
                .skip(1)
                .flatMapToInt(String::chars)
                .reduce(0, (sum, digit) -> Math.min(EXPONENT_DIGITS, sum * 10 + digit - '0'));
    }

    private void noteElementStart(JsonParser parser) {
        if (isBetweenElements()) {
            elementStart = text.byteAt(start(parser));
        }
    }

    private void noteElementEnd(JsonParser parser) {
        if (isBetweenElements()) {
            elements.add(new Element(elementStart, text.byteAt(end(parser))));
        }
    }

    private boolean isBetweenElements() {
        return depth == 1 && kind == UntrustedJson.Kind.ARRAY;
    }

    private static int start(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private static int end(JsonParser parser) {
        return (int) parser.currentLocation().getCharOffset();
    }

    private boolean tooDeep() {
        return depth > DEPTH;
    }

    private void report(String what) {
        if (problem == null) {
            problem = "The payload cannot be stored as JSON: " + what + ".";
        }
    }

    /** Without the parser's words: they quote the text. */
    private NotJson broken(@Nullable TokenStreamLocation at, String what) {
        int place = at == null ? 0 : (int) at.getCharOffset();
        return new NotJson("Not JSON: at byte " + text.byteAt(place) + " " + what + ".");
    }
}
