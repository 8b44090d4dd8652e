package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.model.AgentInstance;
import io.signalbox.contract.internalapi.model.AttemptRoom;
import io.signalbox.contract.internalapi.model.EventSubject;
import io.signalbox.contract.internalapi.model.ForkStart;
import io.signalbox.contract.internalapi.model.InterruptAnswer;
import io.signalbox.contract.internalapi.model.RunAssignment;
import io.signalbox.contract.internalapi.model.RunFork;
import io.signalbox.contract.internalapi.model.RunResume;
import io.signalbox.contract.internalapi.model.TakeResult;
import io.signalbox.contract.shared.MappingPolicy;
import io.signalbox.contract.shared.ModelChoice;
import io.signalbox.contract.shared.ModelProvider;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.contract.shared.RunEvent;
import io.signalbox.contract.shared.RunIntegration;
import io.signalbox.controlplane.agentclient.ModelSettings;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.runs.agents.AgentProcess;
import io.signalbox.controlplane.runs.assignments.Assignment;
import io.signalbox.controlplane.runs.assignments.EventInput;
import io.signalbox.controlplane.runs.assignments.LoadedSubject;
import io.signalbox.controlplane.runs.forks.ForkOverrides;
import io.signalbox.controlplane.runs.journal.StateCheckpoint;
import io.signalbox.controlplane.runs.queue.TakeDemand;
import io.signalbox.controlplane.runs.queue.TakenRun;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What agents ask for and are given, between the contract and records. */
final class AssignmentMapper {

    private static final int MAX_ASSIGNMENTS = 64;

    private AssignmentMapper() {}

    static AgentProcess agent(AgentInstance agent) {
        return new AgentProcess(
                agent.getId(),
                agent.getBuild(),
                agent.getSettings(),
                agent.getStartedAt(),
                agent.getWorkflows().stream()
                        .map(served -> new WorkflowVersion(served.getName(), served.getVersion()))
                        .collect(Collectors.toSet()));
    }

    static TakeDemand demand(AgentProcess agent, AttemptRoom room) {
        return new TakeDemand(agent.id(), agent.served(), room.getRules(), room.getModel(), MAX_ASSIGNMENTS);
    }

    /** @param watched whether somebody follows the run */
    static TakeResult result(List<Assignment> assignments, Predicate<UUID> watched) {
        return new TakeResult(assignments.stream()
                .map(given -> assignment(given).watched(watched.test(given.run().runId()) ? true : null))
                .toList());
    }

    private static RunAssignment assignment(Assignment given) {
        TakenRun run = given.run();
        var assignment = new RunAssignment(
                        run.runId(),
                        run.attempt(),
                        run.organizationId(),
                        run.workflow().name(),
                        run.workflow().version(),
                        given.subjectType(),
                        run.needsModel(),
                        run.modelPaused(),
                        run.alone(),
                        given.deadline().toMillis(),
                        given.capabilityToken())
                .model(model(given.model()))
                .fork(fork(given.fork()))
                .resume(resume(given.resume()));
        return switch (given.subject()) {
            case LoadedSubject.Event event -> assignment.event(subject(event.input(), given.mappingPolicy()));
            case LoadedSubject.Data data -> assignment.data(data.members());
            case LoadedSubject.Unreadable unreadable -> throw notGiven();
            case LoadedSubject.Erased erased -> throw notGiven();
            case LoadedSubject.AsksForErasure asks -> throw notGiven();
        };
    }

    private static IllegalArgumentException notGiven() {
        return new IllegalArgumentException("No agent is given such a run");
    }

    private static EventSubject subject(EventInput event, String mappingPolicy) {
        return new EventSubject(
                new RunIntegration(
                                event.integrationId(),
                                ProviderName.fromValue(event.provider()),
                                event.integrationName())
                        .settings(event.settings()),
                new RunEvent(
                                event.eventId(),
                                event.eventType(),
                                event.externalId(),
                                event.receivedAt(),
                                event.payload())
                        .headers(event.headers()),
                MappingPolicy.fromValue(mappingPolicy));
    }

    private static @Nullable ModelChoice model(ModelSettings.@Nullable Choice model) {
        return model == null
                ? null
                : new ModelChoice(ModelProvider.fromValue(model.provider()), model.url(), model.name())
                        .apiKey(model.apiKey())
                        .timeoutMs(Math.toIntExact(model.timeout().toMillis()));
    }

    private static @Nullable RunFork fork(@Nullable ForkOverrides fork) {
        if (fork == null) {
            return null;
        }
        ForkOverrides.Start start = fork.start();
        return new RunFork()
                .instructions(fork.instructions())
                .start(start == null ? null : new ForkStart(start.schema(), start.state(), start.stateHash()));
    }

    private static @Nullable RunResume resume(Assignment.@Nullable Resume resume) {
        if (resume == null) {
            return null;
        }
        return new RunResume()
                .checkpoint(checkpoint(resume.checkpoint()))
                .answers(resume.answers().stream()
                        .map(given -> new InterruptAnswer(given.key(), given.answer()))
                        .toList());
    }

    private static io.signalbox.contract.internalapi.model.@Nullable StateCheckpoint checkpoint(
            @Nullable StateCheckpoint state) {
        return state == null
                ? null
                : new io.signalbox.contract.internalapi.model.StateCheckpoint(
                                state.node(),
                                state.nextNode(),
                                state.round(),
                                state.schema(),
                                state.state(),
                                state.stateHash())
                        .subjectDigest(state.subjectDigest());
    }
}
