package io.signalbox.controlplane.runs.dispatch;

import io.signalbox.controlplane.agentclient.AgentRun;
import io.signalbox.controlplane.runs.LeasedRun;
import io.signalbox.controlplane.runs.RunInput;
import io.signalbox.controlplane.runs.RunInputs;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.capability.Operation;
import java.util.EnumSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Puts together what the agent needs for one run attempt, its capability included. */
@Component
class AgentRequests {

    private final RunInputs inputs;
    private final CapabilityTokens tokens;
    private final TransactionOperations transactions;

    AgentRequests(RunInputs inputs, CapabilityTokens tokens, TransactionOperations transactions) {
        this.inputs = inputs;
        this.tokens = tokens;
        this.transactions = transactions;
    }

    AgentRun of(LeasedRun run) {
        RunInput input = transactions.execute(status -> inputs.load(run.eventId()));
        return new AgentRun(
                run.runId(),
                run.attempt(),
                run.organizationId(),
                new AgentRun.Integration(input.integrationId(), input.provider(), input.integrationName()),
                new AgentRun.Event(
                        input.eventId(),
                        input.eventType(),
                        run.externalId(),
                        input.receivedAt(),
                        input.headers(),
                        input.payload()),
                tokens.mint(capability(run, input)));
    }

    private static Capability capability(LeasedRun run, RunInput input) {
        return new Capability(
                run.runId(),
                run.attempt(),
                run.organizationId(),
                run.integrationId(),
                input.provider(),
                run.externalId(),
                EnumSet.allOf(Operation.class));
    }
}
