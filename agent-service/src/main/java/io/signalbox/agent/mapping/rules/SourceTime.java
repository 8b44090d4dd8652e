package io.signalbox.agent.mapping.rules;

import io.signalbox.agent.mapping.UnexpectedShape;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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

    /** Hours with or without minutes, such as +05 and +0530. */
    private static final DateTimeFormatter SHORT_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HHmm", "Z")
            .toFormatter();

    private static final List<DateTimeFormatter> WITH_OFFSET =
            List.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, SHORT_OFFSET, DateTimeFormatter.RFC_1123_DATE_TIME);
    private static final Pattern ZONE_NAME = Pattern.compile(" ?(UTC|GMT|Z)$");
    private static final int MAX_LENGTH = 60;

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

    /** What senders nobody knows write, in UTC where they name no offset. */
    public static Instant guess(String text, String pointer) {
        return guess(text, pointer, ZoneOffset.UTC);
    }

    /**
     * What senders nobody knows write: ISO 8601, RFC 1123, a date, or seconds, milliseconds, microseconds or nanoseconds since the epoch.
     *
     * @param zone of a time without an offset
     */
    public static Instant guess(String text, String pointer, ZoneId zone) {
        String time = text.strip();
        if (time.matches("\\d{1,19}(\\.\\d{1,9})?")) {
            return ofMillis(epochMillis(new BigDecimal(time)), pointer);
        }
        if (time.length() == 10) {
            return date(time, pointer).atStartOfDay(zone).toInstant();
        }
        return time.length() > MAX_LENGTH ? instant(time, pointer) : spelled(time, pointer, zone);
    }

    /** By magnitude: each unit's numbers of the last centuries are far from those of the next. */
    private static BigDecimal epochMillis(BigDecimal number) {
        int digits = number.precision() - number.scale();
        if (digits >= 18) {
            return number.movePointLeft(6);
        }
        if (digits >= 15) {
            return number.movePointLeft(3);
        }
        return number.compareTo(BigDecimal.valueOf(FIRST_MILLISECONDS)) >= 0 ? number : number.movePointRight(3);
    }

    private static Instant spelled(String text, String pointer, ZoneId zone) {
        String iso = ZONE_NAME
                .matcher(text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T"))
                .replaceFirst("Z");
        String joined = iso.replaceFirst(" (?=[+-]\\d)", "");
        for (DateTimeFormatter format : WITH_OFFSET) {
            Optional<OffsetDateTime> time =
                    read(format, format == DateTimeFormatter.RFC_1123_DATE_TIME ? text : joined);
            if (time.isPresent()) {
                return bounded(time.get(), pointer);
            }
        }
        return local(joined, pointer, zone);
    }

    private static Optional<OffsetDateTime> read(DateTimeFormatter format, String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, format));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    private static Instant local(String text, String pointer, ZoneId zone) {
        try {
            return bounded(LocalDateTime.parse(text).atZone(zone).toOffsetDateTime(), pointer);
        } catch (DateTimeException none) {
            throw UnexpectedShape.at(pointer, "a time");
        }
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
