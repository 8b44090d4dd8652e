package io.signalbox.controlplane.integrations;

import java.util.UUID;

/** An integration was resumed: what was held may run. Published inside the transaction, with no held event able to slip in behind it. */
public record IntegrationResumed(UUID id) {}
