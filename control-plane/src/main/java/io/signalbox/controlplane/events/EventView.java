package io.signalbox.controlplane.events;

import io.signalbox.controlplane.runs.RunView;

/** An event as a list shows it: what was stored of it, and its run. */
public record EventView(StoredEvent stored, RunView run) {}
