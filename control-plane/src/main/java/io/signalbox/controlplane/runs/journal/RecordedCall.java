package io.signalbox.controlplane.runs.journal;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a journal as it was stored.
 *
 * @param value canonical JSON; null once it has expired
 */
public record RecordedCall(
        int attempt,
        int sequence,
        String step,
        String kind,
        String key,
        String result,
        @Nullable String value) {}
