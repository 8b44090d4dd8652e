package io.signalbox.controlplane.runs.forking;

import org.jspecify.annotations.Nullable;

/**
 * A field in which two ends differ.
 *
 * @param pointer JSON pointer into {outcome, result, effects}
 * @param original the value as JSON; null where the original has none
 * @param fork the value as JSON; null where the fork has none
 */
public record RunDifference(
        String pointer, @Nullable String original, @Nullable String fork) {}
