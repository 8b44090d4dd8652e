package io.signalbox.controlplane.integrations.providers;

import io.signalbox.controlplane.platform.json.NotJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An {@code application/x-www-form-urlencoded} body, decoded to bytes so that nothing is lost on the way to JSON. */
public final class FormBody {

    private record Field(byte[] name, byte[] value) {}

    private final List<Field> fields = new ArrayList<>();

    private FormBody() {}

    /** @throws NotJson when a percent sign is not followed by two hexadecimal digits */
    public static FormBody parse(byte[] body) throws NotJson {
        var form = new FormBody();
        int start = 0;
        while (start < body.length) {
            int end = indexOf(body, '&', start, body.length);
            int equals = indexOf(body, '=', start, end);
            if (end > start) {
                form.fields.add(new Field(decoded(body, start, equals), decoded(body, Math.min(equals + 1, end), end)));
            }
            start = end + 1;
        }
        return form;
    }

    /** The value of the first field of that name. */
    public Optional<byte[]> first(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        return fields.stream()
                .filter(field -> java.util.Arrays.equals(field.name(), wanted))
                .map(Field::value)
                .findFirst();
    }

    /** All fields as one JSON object of strings. A name sent twice is there twice. */
    public byte[] asJson() {
        var json = new ByteArrayOutputStream();
        json.write('{');
        for (int index = 0; index < fields.size(); index++) {
            if (index > 0) {
                json.write(',');
            }
            writeString(json, fields.get(index).name());
            json.write(':');
            writeString(json, fields.get(index).value());
        }
        json.write('}');
        return json.toByteArray();
    }

    private static void writeString(ByteArrayOutputStream json, byte[] text) {
        json.write('"');
        for (byte character : text) {
            if (character == '"' || character == '\\') {
                json.write('\\');
                json.write(character);
            } else if (character >= 0 && character < 0x20) {
                json.writeBytes("\\u%04x".formatted(character).getBytes(StandardCharsets.US_ASCII));
            } else {
                json.write(character);
            }
        }
        json.write('"');
    }

    private static byte[] decoded(byte[] body, int start, int end) throws NotJson {
        var decoded = new ByteArrayOutputStream(end - start);
        for (int index = start; index < end; index++) {
            switch (body[index]) {
                case '+' -> decoded.write(' ');
                case '%' -> {
                    decoded.write(percent(body, index, end));
                    index += 2;
                }
                default -> decoded.write(body[index]);
            }
        }
        return decoded.toByteArray();
    }

    private static int percent(byte[] body, int at, int end) throws NotJson {
        int high = at + 2 < end ? Character.digit(body[at + 1], 16) : -1;
        int low = at + 2 < end ? Character.digit(body[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new NotJson("Not a form: at byte " + at + " a percent sign stands without two hexadecimal digits.");
        }
        return high * 16 + low;
    }

    private static int indexOf(byte[] body, char wanted, int from, int end) {
        for (int index = from; index < end; index++) {
            if (body[index] == wanted) {
                return index;
            }
        }
        return end;
    }
}
