package io.signalbox.controlplane.tickets;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON values of the source that have no field of their own. Two are equal when PostgreSQL would call them equal. */
public record CustomFields(Map<String, @Nullable Object> values) {

    /** Whole numbers with more zeros at the end are written with an exponent. */
    private static final int MAX_ZEROS = 30;

    public static final CustomFields NONE = new CustomFields(Map.of());

    public CustomFields {
        values = canonical(values);
    }

    /**
     * These with the named keys of the other; a named key that is missing there is removed.
     *
     * @param nullRemoves whether one that is null there is removed too
     */
    CustomFields patchedWith(CustomFields other, Set<String> keys, boolean nullRemoves) {
        Map<String, @Nullable Object> patched = new TreeMap<>(values);
        for (String key : keys) {
            Object value = other.values.get(key);
            boolean gone = value == null && (nullRemoves || !other.values.containsKey(key));
            if (gone) {
                patched.remove(key);
            } else {
                patched.put(key, value);
            }
        }
        return new CustomFields(patched);
    }

    private static Map<String, @Nullable Object> canonical(Map<String, @Nullable Object> map) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(key, canonicalValue(value)));
        return Collections.unmodifiableMap(sorted);
    }

    private static @Nullable Object canonicalValue(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> canonicalMap(map);
            case List<?> list -> list.stream().map(CustomFields::canonicalValue).toList();
            case Number number -> canonicalNumber(number);
            case null, default -> value;
        };
    }

    private static Map<String, @Nullable Object> canonicalMap(Map<?, ?> map) {
        Map<String, @Nullable Object> named = new HashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return canonical(named);
    }

    /** One form for 1, 1.0 and 1e0. What no JSON number can say (infinity) stays, to be refused. */
    private static Number canonicalNumber(Number number) {
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            BigDecimal shortest = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
            boolean isPlain = shortest.scale() < 0 && shortest.scale() > -MAX_ZEROS;
            return isPlain ? shortest.setScale(0) : shortest;
        } catch (NumberFormatException notFinite) {
            return number;
        }
    }
}
