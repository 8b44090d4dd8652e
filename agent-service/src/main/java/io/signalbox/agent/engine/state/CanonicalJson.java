package io.signalbox.agent.engine.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * JSON with one form for equal values, as docs/reference/run-state.md defines it: members sorted and text escaped as in RFC 8785, no white
 * space, and numbers as their exact decimal text where RFC 8785 would round them to a double.
 */
public final class CanonicalJson {

    private static final int CONTROL = 0x20;
    private static final int INITIAL_LENGTH = 512;

    private CanonicalJson() {}

    /** The canonical text. */
    public static String text(JsonNode value) {
        var text = new StringBuilder(INITIAL_LENGTH);
        append(text, value);
        return text.toString();
    }

    /** The canonical text as UTF-8. */
    public static byte[] bytes(JsonNode value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the canonical text, lower hex. */
    public static String digest(JsonNode value) {
        return digest(bytes(value));
    }

    /** SHA-256, lower hex. */
    public static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static void append(StringBuilder text, JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> appendObject(text, value);
            case ARRAY -> appendArray(text, value);
            case STRING -> appendString(text, value.textValue());
            case NUMBER -> text.append(number(value));
            case BOOLEAN, NULL -> text.append(value);
            case MISSING, BINARY, POJO ->
                throw new IllegalArgumentException("Not a JSON value: "
                        + (value instanceof MissingNode
                                ? "missing"
                                : value.getClass().getSimpleName()));
        }
    }

    private static void appendObject(StringBuilder text, JsonNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        members.sort(Map.Entry.comparingByKey());
        char before = '{';
        for (Map.Entry<String, JsonNode> member : members) {
            text.append(before);
            before = ',';
            appendString(text, member.getKey());
            text.append(':');
            append(text, member.getValue());
        }
        text.append(members.isEmpty() ? "{}" : "}");
    }

    private static void appendArray(StringBuilder text, JsonNode array) {
        text.append('[');
        for (int index = 0; index < array.size(); index++) {
            if (index > 0) {
                text.append(',');
            }
            append(text, array.get(index));
        }
        text.append(']');
    }

    /** The digits as they were read: 1.50 stays 1.50. A double, which only code can have made, counts as its shortest decimal text. */
    private static String number(JsonNode number) {
        return number.isIntegralNumber()
                ? number.bigIntegerValue().toString()
                : number.decimalValue().toString();
    }

    private static void appendString(StringBuilder text, String value) {
        text.append('"');
        int plain = 0;
        for (int index = 0; index < value.length(); index++) {
            if (!isPlain(value.charAt(index))) {
                text.append(value, plain, index);
                plain = index + 1;
                appendCharacter(text, value, index);
            }
        }
        text.append(value, plain, value.length()).append('"');
    }

    /** Written as it is. The others may be, but have to be looked at. */
    private static boolean isPlain(char character) {
        return character >= CONTROL && character != '"' && character != '\\' && !Character.isSurrogate(character);
    }

    private static void appendCharacter(StringBuilder text, String value, int index) {
        char character = value.charAt(index);
        switch (character) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\f' -> text.append("\\f");
            case '\r' -> text.append("\\r");
            default -> {
                if (character < CONTROL || isLoneSurrogate(value, index)) {
                    text.append("\\u").append(HexFormat.of().toHexDigits(character));
                } else {
                    text.append(character);
                }
            }
        }
    }

    /** Half a character has no UTF-8 form; RFC 8785 refuses it, but a payload may hold one. */
    private static boolean isLoneSurrogate(String value, int index) {
        char character = value.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
