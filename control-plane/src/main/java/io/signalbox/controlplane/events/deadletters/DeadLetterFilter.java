package io.signalbox.controlplane.events.deadletters;

import io.signalbox.controlplane.runs.DeadLetterReason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which dead letters to list; null means any. */
public record DeadLetterFilter(
        @Nullable UUID integrationId,
        @Nullable DeadLetterState state,
        @Nullable DeadLetterReason reason) {}
