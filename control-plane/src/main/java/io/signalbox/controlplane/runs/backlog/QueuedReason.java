package io.signalbox.controlplane.runs.backlog;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a queued run is not running.
 *
 * @param until when that changes by itself, where it is known
 */
public record QueuedReason(Kind kind, @Nullable Instant until) {

    /** The contract says what each means. */
    public enum Kind {
        EARLIER_RUN,
        NO_AGENT,
        MODEL_PAUSED,
        RETRY_PAUSE,
        ISOLATION,
        ROOM;

        /** As in the contract. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
