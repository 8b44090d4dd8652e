package io.signalbox.controlplane.runs.dispatch;

import io.signalbox.controlplane.agentclient.AgentRun;
import io.signalbox.controlplane.agentclient.ModelSettings;
import io.signalbox.controlplane.runs.RunInput;
import io.signalbox.controlplane.runs.RunInputUnreadable;
import io.signalbox.controlplane.runs.RunInputs;
import io.signalbox.controlplane.runs.SubjectErased;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.capability.Operation;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Puts together what the agent needs for one run attempt, its capability included. */
@Component
class AgentRequests {

    private final RunInputs inputs;
    private final CapabilityTokens tokens;
    private final ModelSettings models;
    private final TransactionOperations transactions;

    AgentRequests(RunInputs inputs, CapabilityTokens tokens, ModelSettings models, TransactionOperations transactions) {
        this.inputs = inputs;
        this.models = models;
        this.tokens = tokens;
        this.transactions = transactions;
    }

    /**
     * The event of a run.
     *
     * @throws RunInputUnreadable when it has no readable payload
     * @throws SubjectErased when its content was erased
     */
    RunInput input(LeasedRun run) {
        return transactions.execute(status -> inputs.load(run.subject().id()));
    }

    AgentRun of(LeasedRun run, RunInput input) {
        return new AgentRun(
                run.runId(),
                run.attempt(),
                run.organizationId(),
                new AgentRun.Integration(
                        input.integrationId(), input.provider(), input.integrationName(), input.settings()),
                new AgentRun.Event(
                        input.eventId(),
                        input.eventType(),
                        input.externalId(),
                        input.receivedAt(),
                        input.headers(),
                        input.payload()),
                tokens.mint(capability(run, input)));
    }

    private Capability capability(LeasedRun run, RunInput input) {
        return new Capability(
                run.runId(),
                run.attempt(),
                run.organizationId(),
                input.integrationId(),
                input.provider(),
                Set.of(input.externalId()),
                operations(run));
    }

    /**
     * What the graph can need and no more. It ingests no events; it keeps a checkpoint only of what a model answered, and asks for one only
     * when an earlier attempt may have kept it.
     */
    private Set<Operation> operations(LeasedRun run) {
        var operations = EnumSet.of(
                Operation.UPSERT_TICKET,
                Operation.MAP_IDENTITIES,
                Operation.REPORT_DEAD_LETTER,
                Operation.APPEND_STEPS);
        if (models.choice() != null) {
            operations.add(Operation.SAVE_CHECKPOINT);
            if (run.attempt() > 1) {
                operations.add(Operation.LIST_CHECKPOINTS);
            }
        }
        return operations;
    }
}
