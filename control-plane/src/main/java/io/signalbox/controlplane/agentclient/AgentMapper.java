package io.signalbox.controlplane.agentclient;

import io.signalbox.contract.agentapi.model.RunFailure;
import io.signalbox.contract.agentapi.model.RunReport;
import io.signalbox.contract.agentapi.model.RunRequest;
import io.signalbox.contract.agentapi.model.RunResult;
import io.signalbox.contract.shared.MappingPolicy;
import io.signalbox.contract.shared.ModelChoice;
import io.signalbox.contract.shared.ModelProvider;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.contract.shared.RunEvent;
import io.signalbox.contract.shared.RunIntegration;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our records to the contract and back. */
final class AgentMapper {

    /** As the contract says; whatever comes beyond is left out. */
    private static final int MAX_NOTES = 50;

    private AgentMapper() {}

    static RunRequest request(AgentRun run, ModelSettings.@Nullable Choice model) {
        AgentRun.Integration integration = run.integration();
        AgentRun.Event event = run.event();
        return new RunRequest(
                        run.runId(),
                        run.attempt(),
                        run.organizationId(),
                        new RunIntegration(
                                        integration.id(),
                                        ProviderName.fromValue(integration.provider()),
                                        integration.name())
                                .settings(integration.settings()),
                        new RunEvent(
                                        event.id(),
                                        event.eventType(),
                                        event.externalId(),
                                        event.receivedAt(),
                                        event.payload())
                                .headers(event.headers()),
                        model == null ? MappingPolicy.RULES : MappingPolicy.RULES_THEN_MODEL,
                        run.capabilityToken())
                .model(model == null ? null : choice(model));
    }

    private static ModelChoice choice(ModelSettings.Choice model) {
        return new ModelChoice(ModelProvider.fromValue(model.provider()), model.url(), model.name())
                .apiKey(model.apiKey())
                .timeoutMs(Math.toIntExact(model.timeout().toMillis()));
    }

    static AgentReply reply(AgentRun run, @Nullable RunReport report) {
        if (report == null || report.getOutcome() == null) {
            return new AgentReply.Broken("the agent answered nothing");
        }
        if (!run.runId().equals(report.getRunId()) || report.getAttempt() != run.attempt()) {
            return new AgentReply.Broken("the agent answered about another run attempt");
        }
        var usage = new AgentReply.Usage(
                report.getMappingAttempts(), report.getPromptTokens(), report.getCompletionTokens());
        return switch (report.getOutcome()) {
            case COMPLETED -> completed(report.getResult(), usage);
            case DEAD_LETTERED -> new AgentReply.DeadLettered(report.getDeadLetterId(), usage);
            case FAILED -> failed(report.getFailure(), usage);
            // Nothing in this installation can answer a waiting run.
            case WAITING -> new AgentReply.Broken("the agent waits for a person, and no inbox is there to ask one");
        };
    }

    private static AgentReply completed(@Nullable RunResult result, AgentReply.Usage usage) {
        if (result == null || result.getKind() == null) {
            return new AgentReply.Broken("the agent completed the run without a result");
        }
        return new AgentReply.Completed(
                result.getKind().getValue(),
                result.getTicketId(),
                result.getTicketOutcome() == null
                        ? null
                        : result.getTicketOutcome().getValue(),
                result.getReason(),
                notes(result),
                usage);
    }

    private static List<AgentReply.Note> notes(RunResult result) {
        return result.getNotes() == null
                ? List.of()
                : result.getNotes().stream()
                        .limit(MAX_NOTES)
                        .map(note -> new AgentReply.Note(note.getPointer(), note.getMessage()))
                        .toList();
    }

    private static AgentReply failed(@Nullable RunFailure failure, AgentReply.Usage usage) {
        if (failure == null) {
            return new AgentReply.Broken("the agent failed without saying why");
        }
        return new AgentReply.Failed(
                failure.getCode(),
                failure.getDetail(),
                failure.getRetryAfterMs() == null ? null : Duration.ofMillis(Math.max(0, failure.getRetryAfterMs())),
                usage);
    }
}
