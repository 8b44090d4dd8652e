package io.signalbox.controlplane.tickets.activities;

import io.signalbox.controlplane.tickets.ChangeOrigin;
import io.signalbox.controlplane.tickets.PersonView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a ticket. */
public record ActivityView(
        UUID id,
        ActivityKind kind,
        @Nullable String field,
        @Nullable String from,
        @Nullable String to,
        @Nullable PersonView actor,
        Instant at,
        ChangeOrigin origin) {}
