package io.signalbox.controlplane.integrations;

import java.util.UUID;

/** An integration was paused: its new events are held. Published inside the transaction. */
public record IntegrationPaused(UUID id) {}
