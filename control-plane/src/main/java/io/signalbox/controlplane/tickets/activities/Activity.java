package io.signalbox.controlplane.tickets.activities;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a ticket, in words a person can read.
 *
 * @param field which field, when one changed
 * @param at when it happened at the source
 */
public record Activity(
        ActivityKind kind,
        @Nullable String field,
        @Nullable String from,
        @Nullable String to,
        @Nullable UUID actorId,
        Instant at) {

    public static Activity of(ActivityKind kind, @Nullable UUID actorId, Instant at) {
        return new Activity(kind, null, null, null, actorId, at);
    }
}
