package io.signalbox.controlplane.integrations.providers;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads single values of a payload by JSON pointer; what is missing or of another type is null. */
public record PayloadReader(JsonNode root) {

    private static final Instant FIRST = Instant.EPOCH;
    /** The last moment that four digits of a year can say. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?");
    private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("([+-]\\d{2})(\\d{2})$");

    public boolean has(String pointer) {
        JsonNode node = root.at(pointer);
        return !node.isMissingNode() && !node.isNull();
    }

    /** A non-blank string, or the digits of a whole number. */
    public @Nullable String text(String pointer) {
        JsonNode node = root.at(pointer);
        if (node.isString()) {
            String value = node.stringValue();
            return value.isBlank() ? null : value.strip();
        }
        return node.isIntegralNumber() ? node.asString() : null;
    }

    /** The first of some places that has text. */
    public @Nullable String firstText(String... pointers) {
        for (String pointer : pointers) {
            String text = text(pointer);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** A time in milliseconds since 1970, as a number or its digits. */
    public @Nullable Instant millis(String pointer) {
        String text = text(pointer);
        if (text == null || text.length() > 15 || !text.chars().allMatch(Character::isDigit)) {
            return null;
        }
        return sane(Instant.ofEpochMilli(Long.parseLong(text)));
    }

    /** A time in seconds since 1970, with or without a fraction. */
    public @Nullable Instant seconds(String pointer) {
        String text = text(pointer);
        if (text == null || !SECONDS.matcher(text).matches()) {
            return null;
        }
        return sane(Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue()));
    }

    /** An ISO 8601 time with an offset; with or without a colon in it. */
    public @Nullable Instant iso(String pointer) {
        String text = text(pointer);
        if (text == null || text.length() > 40) {
            return null;
        }
        try {
            String colon = OFFSET_WITHOUT_COLON.matcher(text).replaceFirst("$1:$2");
            return sane(OffsetDateTime.parse(colon, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static @Nullable Instant sane(Instant time) {
        return time.isBefore(FIRST) || time.isAfter(LAST) ? null : time;
    }
}
