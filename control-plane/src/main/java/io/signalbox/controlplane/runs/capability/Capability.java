package io.signalbox.controlplane.runs.capability;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one run attempt may touch.
 *
 * @param sourceId the integration whose records it may write; null when it may write none
 * @param provider contract name of that integration's source system
 * @param targets ids of the only records it may write, as the source names them
 * @param operations what it may ask for; a run that must have no effect has none of the effects
 */
public record Capability(
        UUID runId,
        int attempt,
        UUID organizationId,
        @Nullable UUID sourceId,
        @Nullable String provider,
        Set<String> targets,
        Set<Operation> operations) {

    public Capability {
        targets = Set.copyOf(targets);
        operations = Set.copyOf(operations);
    }
}
