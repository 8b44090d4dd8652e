package io.signalbox.controlplane.integrations.providers.signing;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * How far a signed timestamp may be from now. Two-sided: one from the future could be kept and sent again later.
 *
 * @param past oldest age that is accepted, itself included
 * @param future farthest ahead that is accepted, itself included
 */
public record ReplayWindow(Duration past, Duration future) {

    private static final int MAX_TIME = 15;
    private static final int MAX_ISO = 30;

    public static ReplayWindow of(Duration bothSides) {
        return new ReplayWindow(bothSides, bothSides);
    }

    public boolean contains(Instant signedAt, Instant now) {
        return !signedAt.isBefore(now.minus(past)) && !signedAt.isAfter(now.plus(future));
    }

    /** Seconds since 1970 in digits and nothing else. */
    public static Optional<Instant> seconds(String text) {
        return isTime(text) ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text))) : Optional.empty();
    }

    /** Milliseconds since 1970 in digits and nothing else. */
    public static Optional<Instant> millis(String text) {
        return isTime(text) ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text))) : Optional.empty();
    }

    /** An ISO 8601 time in UTC, such as 2026-11-16T11:58:20Z. */
    public static Optional<Instant> iso(String text) {
        if (text.length() > MAX_ISO || !text.endsWith("Z")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    private static boolean isTime(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_TIME
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
