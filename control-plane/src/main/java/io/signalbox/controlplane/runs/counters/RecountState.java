package io.signalbox.controlplane.runs.counters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last recount of an organization said.
 *
 * @param recountedAt null before the first
 * @param drift sum of the absolute differences between counters and rows
 */
public record RecountState(@Nullable Instant recountedAt, long drift) {

    static final RecountState NONE = new RecountState(null, 0);
}
