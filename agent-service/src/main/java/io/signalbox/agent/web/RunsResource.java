package io.signalbox.agent.web;

import io.signalbox.agent.controlplane.RunCredentials;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.runs.Run;
import io.signalbox.agent.runs.RunExecutor;
import io.signalbox.agent.runs.RunLogger;
import io.signalbox.contract.agentapi.RunsApi;
import io.signalbox.contract.agentapi.model.RunReport;
import io.signalbox.contract.agentapi.model.RunRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The endpoint for runs. */
class RunsResource implements RunsApi {

    private final RunExecutor executor;
    private final RunSlots slots;
    private final RunMetrics metrics;
    private final Clock clock;

    @Context
    ContainerRequestContext call;

    @Inject
    RunsResource(RunExecutor executor, RunSlots slots, RunMetrics metrics, Clock clock) {
        this.executor = executor;
        this.slots = slots;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    @RunOnVirtualThread
    public RunReport executeRun(RunRequest request) {
        String requestId = String.valueOf(call.getProperty(RequestIds.PROPERTY));
        try (RunSlots.Slot slot = slots.take()) {
            return report(
                    run(request), new RunCredentials(request.getRunId(), request.getCapabilityToken(), requestId));
        }
    }

    private RunReport report(Run run, RunCredentials credentials) {
        Instant start = clock.instant();
        RunReport report = Reports.of(run, executor.execute(run, credentials));
        Duration duration = Duration.between(start, clock.instant());
        RunLogger.finished(run, credentials.requestId(), Reports.line(report), duration);
        metrics.finished(Reports.line(report), duration);
        return report;
    }

    private Run run(RunRequest request) {
        SourceEvent event = SourceEvents.of(request.getIntegration(), request.getEvent());
        return new Run(
                request.getRunId(),
                request.getAttempt(),
                request.getOrganizationId(),
                request.getIntegration().getId(),
                event,
                CanonicalJson.digest(event.payload()),
                request.getMappingPolicy(),
                Optional.ofNullable(request.getModel()));
    }
}
