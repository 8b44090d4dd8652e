package io.signalbox.controlplane.tickets;

import java.util.UUID;

/**
 * Where a stored value came from.
 *
 * @param eventId the event that set the value that is stored now
 * @param runId the run that did it
 */
public record StoredProvenance(FieldProvenance source, UUID eventId, UUID runId) {}
