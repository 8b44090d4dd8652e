package io.signalbox.controlplane.events;

import io.signalbox.controlplane.runs.RunView;
import org.jspecify.annotations.Nullable;

/** An event as a list shows it: what was stored of it, its run, and what became of it once that has completed. */
public record EventView(
        StoredEvent stored, RunView run, @Nullable EventOutcome outcome) {}
