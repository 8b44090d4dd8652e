package io.signalbox.controlplane.platform.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a JSON text without recursion: a megabyte of brackets costs one bit each. Finds syntax errors, and what is valid JSON but
 * cannot be stored: too deep, too long numbers, repeated keys, and the string troubles of {@link JsonStrings}.
 */
final class JsonScan {

    /** Deeper than any real webhook, and far from the stack limits of PostgreSQL and of parsers. */
    static final int DEPTH = 200;
    /** As many digits as a usual parser reads; also stops short numbers such as 1e99999 from growing in the database. */
    static final int NUMBER_DIGITS = 1000;
    /** As long as usual parsers take a key. */
    private static final int KEY_LENGTH = 10_000;
    /** Digits that all exponents of one text may add together. */
    private static final int EXPONENT_DIGITS = 1024 * 1024;

    /** A place that cannot be stored and what a reader may see there instead. */
    record Patch(int start, int end, String replacement) {}

    private final byte[] text;
    private final JsonStrings strings;
    private final BitSet objects = new BitSet();
    private final Deque<Set<String>> keys = new ArrayDeque<>();
    private final List<Patch> patches = new ArrayList<>();
    private final List<Integer> elementBounds = new ArrayList<>();
    private int at;
    private int depth;
    private int tooDeepSince = -1;
    private long exponentDigits;
    private UntrustedJson.Kind kind = UntrustedJson.Kind.SCALAR;
    private @Nullable String problem;

    JsonScan(byte[] text) {
        this.text = text;
        this.strings = new JsonStrings(text);
    }

    UntrustedJson.Kind kind() {
        return kind;
    }

    @Nullable
    String problem() {
        return problem;
    }

    List<Patch> patches() {
        return patches;
    }

    int elementCount() {
        return elementBounds.size() / 2;
    }

    int elementStart(int index) {
        return elementBounds.get(2 * index);
    }

    int elementEnd(int index) {
        return elementBounds.get(2 * index + 1);
    }

    void run() throws NotJson {
        skipSpace();
        kind = kindOf(peek());
        beginValue();
        while (depth > 0) {
            afterValue();
        }
        skipSpace();
        if (at != text.length) {
            throw broken("more text after the end");
        }
    }

    /** Stands at the first byte of a value; goes to its end, or into it when it has members. */
    private void beginValue() throws NotJson {
        while (true) {
            noteElementStart();
            int first = peek();
            if (first != '{' && first != '[') {
                scalar(first);
                noteElementEnd();
                return;
            }
            open(first == '{');
            skipSpace();
            if (peek() == (first == '{' ? '}' : ']')) {
                close();
                return;
            }
            if (first == '{') {
                key();
            }
        }
    }

    /** Stands behind a value inside an array or object. */
    private void afterValue() throws NotJson {
        skipSpace();
        boolean inObject = objects.get(depth);
        int next = peek();
        if (next == ',') {
            at++;
            skipSpace();
            if (inObject) {
                key();
            }
            beginValue();
            return;
        }
        if (next != (inObject ? '}' : ']')) {
            throw broken("a comma or a closing bracket is missing");
        }
        close();
    }

    private void open(boolean object) {
        depth++;
        objects.set(depth, object);
        if (depth == DEPTH + 1) {
            tooDeepSince = at;
            report("it is nested deeper than " + DEPTH + " levels");
        }
        if (object && !tooDeep()) {
            keys.push(new HashSet<>());
        }
        at++;
    }

    private void close() {
        at++;
        if (objects.get(depth) && !tooDeep()) {
            keys.pop();
        }
        depth--;
        if (depth == DEPTH) {
            patches.add(new Patch(tooDeepSince, at, "null"));
        }
        noteElementEnd();
    }

    private void key() throws NotJson {
        if (peek() != '"') {
            throw broken("a key in double quotes is missing");
        }
        String key = string();
        if (!tooDeep() && !keys.element().add(key)) {
            report("an object has the same key twice");
        }
        if (key.length() > KEY_LENGTH) {
            report("a key is longer than " + KEY_LENGTH + " characters");
        }
        skipSpace();
        if (peek() != ':') {
            throw broken("a colon after a key is missing");
        }
        at++;
        skipSpace();
    }

    private void scalar(int first) throws NotJson {
        switch (first) {
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private String string() throws NotJson {
        strings.read(at);
        at = strings.end();
        String trouble = strings.problem();
        if (trouble != null) {
            report(trouble);
            if (!tooDeep()) {
                patches.addAll(strings.patches());
            }
        }
        return strings.value();
    }

    private void word(String word) throws NotJson {
        for (byte expected : word.getBytes(StandardCharsets.US_ASCII)) {
            if (peek() != expected) {
                throw broken("a value is misspelt");
            }
            at++;
        }
    }

    private void number() throws NotJson {
        var number = new JsonNumber(text, at);
        if (!number.isValid()) {
            throw broken("a value is missing or malformed");
        }
        exponentDigits += number.exponentDigits();
        if (number.digits() > NUMBER_DIGITS || exponentDigits > EXPONENT_DIGITS) {
            report("a number has more than " + NUMBER_DIGITS + " digits");
            if (!tooDeep()) {
                patches.add(new Patch(at, number.end(), "0"));
            }
        }
        at = number.end();
    }

    private void noteElementStart() {
        if (depth == 1 && kind == UntrustedJson.Kind.ARRAY) {
            elementBounds.add(at);
        }
    }

    private void noteElementEnd() {
        if (depth == 1 && kind == UntrustedJson.Kind.ARRAY) {
            elementBounds.add(at);
        }
    }

    private boolean tooDeep() {
        return depth > DEPTH;
    }

    private void report(String what) {
        if (problem == null) {
            problem = "The payload cannot be stored as JSON: " + what + ".";
        }
    }

    private int peek() {
        return at < text.length ? text[at] : -1;
    }

    private void skipSpace() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
    }

    private NotJson broken(String what) {
        return new NotJson("Not JSON: at byte " + at + " " + what + ".");
    }

    private static UntrustedJson.Kind kindOf(int first) {
        return switch (first) {
            case '{' -> UntrustedJson.Kind.OBJECT;
            case '[' -> UntrustedJson.Kind.ARRAY;
            default -> UntrustedJson.Kind.SCALAR;
        };
    }
}
