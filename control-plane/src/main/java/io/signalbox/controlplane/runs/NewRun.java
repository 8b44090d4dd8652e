package io.signalbox.controlplane.runs;

import java.util.UUID;

/**
 * A run to be made for an accepted event.
 *
 * @param externalId the ticket the event is about; runs of one integration and external id run one at a time, in order of arrival
 */
public record NewRun(UUID runId, UUID eventId, UUID integrationId, String externalId, InitialRunState admission) {}
