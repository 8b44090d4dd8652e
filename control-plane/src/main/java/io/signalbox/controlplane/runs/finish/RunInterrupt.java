package io.signalbox.controlplane.runs.finish;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question that a run waits for.
 *
 * @param schema JSON schema of the answer
 * @param shownHash SHA-256 of what was shown, lower hex
 */
public record RunInterrupt(
        String key,
        Map<String, Object> schema,
        String shownHash,
        @Nullable Instant expiresAt) {}
