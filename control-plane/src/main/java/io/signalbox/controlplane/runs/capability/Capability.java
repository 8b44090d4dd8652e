package io.signalbox.controlplane.runs.capability;

import java.util.Set;
import java.util.UUID;

/**
 * What one run attempt may touch.
 *
 * @param externalId the only ticket it may write
 * @param operations operation ids of the internal contract
 */
public record Capability(
        UUID runId,
        int attempt,
        UUID organizationId,
        UUID integrationId,
        String provider,
        String externalId,
        Set<Operation> operations) {}
