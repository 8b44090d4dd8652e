package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.CurrentRun;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityRefused;
import io.signalbox.controlplane.runs.capability.Operation;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stands before every internal door. Inside {@code work} the tenant is set, a transaction is open and the run attempt is locked as current.
 */
@Component
class CapabilityGuard {

    private final Runs runs;
    private final TransactionOperations transactions;

    CapabilityGuard(Runs runs, TransactionOperations transactions) {
        this.runs = runs;
        this.transactions = transactions;
    }

    /**
     * @throws OutOfScope when the token was not minted for this operation
     * @throws io.signalbox.controlplane.runs.StaleAttempt when the run attempt is over
     */
    <T> T call(Operation operation, Function<AgentCall, T> work) {
        Capability capability = capability();
        if (!capability.operations().contains(operation)) {
            throw new OutOfScope("The capability token does not allow " + operation.id() + ".");
        }
        return Tenant.call(
                capability.organizationId(),
                () -> transactions.execute(
                        status -> work.apply(new AgentCall(capability, locked(operation, capability)))));
    }

    /** @param runId of the path; must be the token's */
    <T> T call(Operation operation, UUID runId, Function<AgentCall, T> work) {
        if (!capability().runId().equals(runId)) {
            throw new OutOfScope("The capability token belongs to another run.");
        }
        return call(operation, work);
    }

    private CurrentRun locked(Operation operation, Capability capability) {
        return switch (operation) {
            case UPSERT_TICKET, MAP_IDENTITIES, INGEST_EVENT ->
                runs.requireCurrent(capability.runId(), capability.attempt());
            case REPORT_DEAD_LETTER, APPEND_STEPS, SAVE_CHECKPOINT, LIST_CHECKPOINTS ->
                runs.requireLatest(capability.runId(), capability.attempt());
        };
    }

    private static Capability capability() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CapabilityAuthentication admitted) {
            return admitted.getPrincipal();
        }
        throw new CapabilityRefused();
    }
}
