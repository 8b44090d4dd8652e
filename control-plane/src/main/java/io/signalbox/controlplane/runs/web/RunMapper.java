package io.signalbox.controlplane.runs.web;

import io.signalbox.contract.publicapi.model.IntegrationRef;
import io.signalbox.contract.publicapi.model.QueuedReason;
import io.signalbox.contract.publicapi.model.Run;
import io.signalbox.contract.publicapi.model.RunEventRecord;
import io.signalbox.contract.publicapi.model.Step;
import io.signalbox.contract.shared.ModelUsage;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.contract.shared.StepOutcome;
import io.signalbox.contract.shared.StepRecord;
import io.signalbox.contract.shared.TicketChangeOutcome;
import io.signalbox.contract.shared.WorkflowDescription;
import io.signalbox.contract.shared.WorkflowEdge;
import io.signalbox.contract.shared.WorkflowNode;
import io.signalbox.controlplane.agentclient.AgentWorkflow;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.RunSearch;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.RunSubject;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.contract.MappingAttemptContract;
import io.signalbox.controlplane.runs.contract.MappingNoteContract;
import io.signalbox.controlplane.runs.forks.ForkOrigin;
import io.signalbox.controlplane.runs.log.RunLogEntry;
import io.signalbox.controlplane.runs.log.StepDraft;
import io.signalbox.controlplane.runs.log.StepView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Views to the contract. */
final class RunMapper {

    private RunMapper() {}

    static @Nullable RunState state(io.signalbox.contract.publicapi.model.@Nullable RunState state) {
        return state == null ? null : RunState.of(state.getValue());
    }

    static WorkflowDescription workflow(AgentWorkflow workflow) {
        return new WorkflowDescription(
                workflow.name(),
                workflow.version(),
                workflow.start(),
                workflow.maxRounds(),
                workflow.nodes().stream()
                        .map(node -> new WorkflowNode(node.name(), node.label()))
                        .toList(),
                workflow.edges().stream()
                        .map(edge -> new WorkflowEdge(edge.from()).to(edge.to()).label(edge.label()))
                        .toList());
    }

    static Run run(RunSearch.Found found) {
        RunView run = found.run();
        RunSubject subject = found.subject();
        Run mapped = run(run).forkedFrom(origin(found.fork()));
        if (found.fork() != null) {
            mapped.subjectType(found.fork().subjectType());
        }
        return subject == null
                ? mapped
                : mapped.integration(new IntegrationRef(
                                subject.sourceId(), subject.sourceName(), ProviderName.fromValue(subject.provider())))
                        .eventId(run.subject().id())
                        .eventType(subject.kind())
                        .externalId(subject.reference())
                        .ticketKey(subject.label());
    }

    private static io.signalbox.contract.publicapi.model.@Nullable ForkOrigin origin(@Nullable ForkOrigin fork) {
        return fork == null
                ? null
                : new io.signalbox.contract.publicapi.model.ForkOrigin(
                                fork.sourceRunId(), fork.step(), fork.edited(), fork.instructed())
                        .model(fork.model());
    }

    private static Run run(RunView run) {
        return new Run(
                        run.id(),
                        run.workflow().name(),
                        run.workflow().version(),
                        run.subject().type(),
                        io.signalbox.contract.publicapi.model.RunState.fromValue(
                                run.state().text()),
                        run.attempt(),
                        run.rounds(),
                        run.promptTokens(),
                        run.completionTokens(),
                        run.createdAt())
                .outcome(outcome(run.outcome()))
                .deadLetterId(run.deadLetterId())
                .lastFailure(run.lastFailure())
                .nextAttemptAt(run.nextAttemptAt())
                .startedAt(run.startedAt())
                .finishedAt(run.finishedAt());
    }

    static @Nullable QueuedReason queued(io.signalbox.controlplane.runs.backlog.@Nullable QueuedReason reason) {
        return reason == null
                ? null
                : new QueuedReason(
                                QueuedReason.ReasonEnum.fromValue(reason.kind().text()))
                        .until(reason.until());
    }

    private static io.signalbox.contract.publicapi.model.@Nullable RunOutcome outcome(@Nullable RunOutcome outcome) {
        if (outcome == null) {
            return null;
        }
        String ticket = outcome.text("ticket_id");
        String change = outcome.text("ticket_outcome");
        return new io.signalbox.contract.publicapi.model.RunOutcome(outcome.kind())
                .ticketId(ticket == null ? null : UUID.fromString(ticket))
                .ticketOutcome(change == null ? null : TicketChangeOutcome.fromValue(change))
                .reason(outcome.text("reason"))
                .notes(MappingNoteContract.stored(outcome.result().get("notes")));
    }

    static Step step(StepView view) {
        StepDraft step = view.step();
        return new Step(
                view.id(),
                view.runAttempt(),
                new StepRecord(
                                step.sequence(),
                                step.node(),
                                step.mappingAttempt(),
                                StepOutcome.fromValue(step.outcome()),
                                step.startedAt(),
                                step.durationMs(),
                                step.inputDigest())
                        .output(step.output())
                        .errors(MappingAttemptContract.errors(step.errors()))
                        .modelUsage(usage(step.modelCall())));
    }

    private static @Nullable ModelUsage usage(StepDraft.@Nullable ModelCall call) {
        return call == null
                ? null
                : new ModelUsage(
                                call.provider(),
                                call.model(),
                                call.promptTokens(),
                                call.completionTokens(),
                                call.latencyMs())
                        .prompt(call.prompt())
                        .answer(call.answer())
                        .finishReason(call.finishReason());
    }

    static RunEventRecord entry(RunLogEntry entry) {
        return new RunEventRecord(entry.runId(), entry.sequence(), entry.type().text(), entry.at()).data(entry.data());
    }
}
