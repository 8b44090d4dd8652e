package io.signalbox.agent.mapping.rules;

import io.signalbox.agent.mapping.UnexpectedShape;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times as the sources write them. */
public final class SourceTime {

    /** The end of year 9999: beyond it a time has no RFC 3339 form. */
    private static final long LAST_MILLISECOND = 253_402_300_799_999L;

    /** From here on a bare number counts milliseconds; as seconds it would lie after the year 5000. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    /** Jira writes +0000 where ISO 8601 writes +00:00. */
    private static final DateTimeFormatter OFFSET_WITHOUT_COLON = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HHMM", "Z")
            .toFormatter();

    private SourceTime() {}

    /** ISO 8601 with an offset, with or without its colon. */
    public static Instant instant(String text, String pointer) {
        try {
            return bounded(OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME), pointer);
        } catch (DateTimeException withColon) {
            return withoutColon(text, pointer);
        }
    }

    private static Instant withoutColon(String text, String pointer) {
        try {
            return bounded(OffsetDateTime.parse(text, OFFSET_WITHOUT_COLON), pointer);
        } catch (DateTimeException neither) {
            throw UnexpectedShape.at(pointer, "a time");
        }
    }

    private static Instant bounded(OffsetDateTime time, String pointer) {
        return ofMillis(BigDecimal.valueOf(time.toInstant().toEpochMilli()), pointer);
    }

    /** A date, or the date of a time in UTC. */
    public static LocalDate date(String text, String pointer) {
        try {
            LocalDate date = LocalDate.parse(text.matches(".{10}[T ].*") ? text.substring(0, 10) : text);
            if (date.getYear() >= 0 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException notOne) {
            // told below, with the place
        }
        throw UnexpectedShape.at(pointer, "a date");
    }

    public static Instant millis(String text, String pointer) {
        return ofMillis(number(text, pointer), pointer);
    }

    /** Slack's timestamps: seconds with a fraction that also makes them unique. */
    public static Instant seconds(String text, String pointer) {
        return ofMillis(number(text, pointer).movePointRight(3), pointer);
    }

    /** What senders nobody knows write: ISO 8601, a date, or seconds or milliseconds since the epoch. */
    public static Instant guess(String text, String pointer) {
        if (text.matches("\\d{1,16}(\\.\\d{1,9})?")) {
            BigDecimal number = new BigDecimal(text);
            boolean milliseconds = number.compareTo(BigDecimal.valueOf(FIRST_MILLISECONDS)) >= 0;
            return ofMillis(milliseconds ? number : number.movePointRight(3), pointer);
        }
        if (text.length() == 10) {
            return date(text, pointer).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return instant(text.replace(' ', 'T'), pointer);
    }

    private static BigDecimal number(String text, String pointer) {
        // Length first: a number with a huge exponent is short to write and long to expand
        if (!text.matches("\\d{1,20}(\\.\\d{1,9})?")) {
            throw UnexpectedShape.at(pointer, "a time");
        }
        return new BigDecimal(text);
    }

    private static Instant ofMillis(BigDecimal millis, String pointer) {
        if (millis.signum() < 0 || millis.compareTo(BigDecimal.valueOf(LAST_MILLISECOND)) > 0) {
            throw UnexpectedShape.at(pointer, "a time");
        }
        return Instant.ofEpochMilli(millis.longValue());
    }
}
