package io.signalbox.controlplane.runs.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that an agent is given.
 *
 * @param logSequence of the entry that says so
 * @param input what it is given beside its subject; null when no agent runs it
 * @param resumed the state it may begin with; null at the beginning of its run
 */
public record StartedAttempt(
        UUID runId,
        int attempt,
        long logSequence,
        @Nullable String input,
        @Nullable StateCheckpoint resumed) {}
