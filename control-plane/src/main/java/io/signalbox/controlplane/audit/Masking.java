package io.signalbox.controlplane.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The second line of defence for secrets: modules announce none, and what is called like one is masked all the same. Bounds what is kept.
 */
final class Masking {

    static final String MASK = "***";
    private static final Pattern SECRET = Pattern.compile(
            "(?i)password|passphrase|secret|token|key|code|credential|authorization|cookie|private|otp");
    private static final Pattern HARMLESS = Pattern.compile("(?i).*(_id|_at|_count)");
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_TEXT_LENGTH = 500;
    private static final int MAX_MEMBERS = 50;
    private static final int MAX_DEPTH = 4;

    private Masking() {}

    static Map<String, @Nullable Object> of(Map<String, ?> fields) {
        return object(fields, MAX_DEPTH);
    }

    /** Text of at most so many characters. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> object, int depth) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        for (var member : object.entrySet()) {
            if (kept.size() == MAX_MEMBERS) {
                kept.put("…", object.size() - MAX_MEMBERS + " more");
                break;
            }
            String name = String.valueOf(member.getKey());
            kept.put(
                    cut(name, MAX_NAME_LENGTH),
                    isSecret(name) ? masked(member.getValue()) : value(member.getValue(), depth));
        }
        return kept;
    }

    private static boolean isSecret(String name) {
        return SECRET.matcher(name).find() && !HARMLESS.matcher(name).matches();
    }

    private static @Nullable Object masked(@Nullable Object value) {
        return value == null || value instanceof Boolean ? value : MASK;
    }

    private static @Nullable Object value(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case Number number -> number;
            case Instant at -> at;
            case Map<?, ?> object -> depth == 0 ? "…" : object(object, depth - 1);
            case Collection<?> list -> depth == 0 ? "…" : list(list, depth - 1);
            case Object other -> cut(other.toString(), MAX_TEXT_LENGTH);
        };
    }

    private static List<@Nullable Object> list(Collection<?> list, int depth) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object element : list) {
            if (kept.size() == MAX_MEMBERS) {
                kept.add(list.size() - MAX_MEMBERS + " more");
                break;
            }
            kept.add(value(element, depth));
        }
        return kept;
    }
}
