package io.signalbox.controlplane.runs;

import java.util.UUID;

/** What a run is about, for showing it in a list. */
public record RunSubject(UUID integrationId, String integrationName, String provider, String eventType) {}
