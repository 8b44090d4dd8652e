package io.signalbox.agent.mapping;

import java.util.UUID;

/**
 * What a run of a mapping is about: one event, and everything it may name.
 *
 * @param event the only ticket that may be written is the one it names
 */
public record Subject(UUID runId, UUID organizationId, UUID integrationId, SourceEvent event) {}
