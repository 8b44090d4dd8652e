package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.attempts.CurrentRun;
import io.signalbox.controlplane.runs.attempts.StaleAttempt;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityRefused;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.runs.capability.OutOfScope;
import java.util.function.Function;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stands before every internal endpoint. Inside {@code work} the tenant is set, a transaction is open and the run attempt is locked as current.
 */
@Component
class CapabilityGuard {

    private final Runs runs;
    private final RefusedCalls refusedCalls;
    private final TransactionOperations transactions;

    CapabilityGuard(Runs runs, RefusedCalls refusedCalls, TransactionOperations transactions) {
        this.runs = runs;
        this.refusedCalls = refusedCalls;
        this.transactions = transactions;
    }

    /**
     * @throws OutOfScope when the token was not minted for this operation
     * @throws StaleAttempt when the run attempt is over
     */
    <T> T call(Operation operation, Function<AgentCall, T> work) {
        Capability capability = capability();
        try {
            require(operation, capability);
            return Tenant.call(
                    capability.organizationId(),
                    () -> transactions.execute(
                            status -> work.apply(new AgentCall(capability, locked(operation, capability)))));
        } catch (OutOfScope | StaleAttempt refusal) {
            refusedCalls.tell(capability, operation.id(), refusal);
            throw refusal;
        }
    }

    private static void require(Operation operation, Capability capability) {
        if (!capability.operations().contains(operation)) {
            throw new OutOfScope("The capability token does not allow " + operation.id() + ".");
        }
    }

    /** Effects end with the attempt. Only who reported a dead letter, and so ended it, may report again. Batches lock their runs themselves. */
    private CurrentRun locked(Operation operation, Capability capability) {
        return switch (operation) {
            case UPSERT_TICKET, MAP_IDENTITIES, INGEST_EVENT ->
                runs.requireCurrent(capability.runId(), capability.attempt());
            case ADVANCE_RUN, FINISH_RUN -> throw new IllegalArgumentException(operation + " comes in batches.");
            case REPORT_DEAD_LETTER -> runs.requireLatest(capability.runId(), capability.attempt());
        };
    }

    private static Capability capability() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CapabilityAuthentication admitted) {
            return admitted.getPrincipal();
        }
        throw new CapabilityRefused();
    }
}
