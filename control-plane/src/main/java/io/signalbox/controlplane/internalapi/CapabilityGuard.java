package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.runs.capability.Operation;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Stands before every internal door. Inside {@code work} the tenant is set, a transaction is open and the run attempt is locked as current.
 */
@Component
class CapabilityGuard {

    <T> T call(Operation operation, Function<AgentCall, T> work) {
        throw new UnsupportedOperationException();
    }

    /** @param runId of the path; must be the token's */
    <T> T call(Operation operation, UUID runId, Function<AgentCall, T> work) {
        throw new UnsupportedOperationException();
    }
}
