package io.signalbox.controlplane.tickets;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** When something happened at the source: what the source says, else its version read as a time, else now. */
public final class SourceTime {

    /** Smaller versions are counters or stubs. */
    private static final long FIRST_TIME =
            LocalDate.of(2000, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();

    private SourceTime() {}

    public static Instant of(@Nullable Instant said, long version, Instant now) {
        if (said != null) {
            return said;
        }
        return version < FIRST_TIME ? now : Instant.ofEpochMilli(version);
    }
}
