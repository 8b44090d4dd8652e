package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.runs.capability.OutOfScope;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks the token of each item of a batch. */
@Component
class AttemptItems {

    private final CapabilityTokens tokens;
    private final RefusedCalls refusedCalls;

    AttemptItems(CapabilityTokens tokens, RefusedCalls refusedCalls) {
        this.tokens = tokens;
        this.refusedCalls = refusedCalls;
    }

    /**
     * What the item's token allows. Refusals are told to whom the token belongs.
     *
     * @param runId as the item names it
     * @param attempt as the item names it
     * @throws ProblemException when the token is not good, not that of this attempt, or not for this operation
     */
    Capability capability(String token, UUID runId, int attempt, Operation operation) {
        Capability capability = genuine(token, operation.id());
        try {
            require(capability, runId, attempt);
            if (!capability.operations().contains(operation)) {
                throw new OutOfScope("The capability token does not allow " + operation.id() + ".");
            }
            return capability;
        } catch (OutOfScope refusal) {
            refusedCalls.tell(capability, operation.id(), refusal);
            throw refusal;
        }
    }

    /**
     * A fresh token against the old one of the same attempt.
     *
     * @throws ProblemException as {@link #capability}
     */
    String renewed(String token, UUID runId, int attempt, String operation) {
        Capability capability = genuine(token, operation);
        try {
            require(capability, runId, attempt);
            return tokens.mint(capability);
        } catch (OutOfScope refusal) {
            refusedCalls.tell(capability, operation, refusal);
            throw refusal;
        }
    }

    private Capability genuine(String token, String operation) {
        try {
            return tokens.verifyLately(token);
        } catch (ProblemException refusal) {
            refusedCalls.tell(operation, refusal);
            throw refusal;
        }
    }

    private static void require(Capability capability, UUID runId, int attempt) {
        if (!capability.runId().equals(runId) || capability.attempt() != attempt) {
            throw new OutOfScope("The capability token belongs to another run attempt.");
        }
    }
}
