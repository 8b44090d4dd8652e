package io.signalbox.agent.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.engine.calls.Failure.Cause;
import io.signalbox.agent.model.Models;
import io.signalbox.agent.registry.ServedWorkflow;
import io.signalbox.agent.registry.Workflows;
import io.signalbox.contract.internalapi.model.RunAssignment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs attempts, each on the thread that calls, from what was assigned to the end that is stored. */
@ApplicationScoped
public class RunExecutor {

    private static final Logger LOG = Logger.getLogger(RunExecutor.class);

    private final ModelPort models;
    private final Supplier<UUID> ids;
    private final RunMetrics metrics;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    RunExecutor(Models models, Supplier<UUID> ids, RunMetrics metrics, ObjectMapper json, Clock clock) {
        this(new LiveModels(models), ids, metrics, json, clock);
    }

    public RunExecutor(ModelPort models, Supplier<UUID> ids, RunMetrics metrics, ObjectMapper json, Clock clock) {
        this.models = models;
        this.ids = ids;
        this.metrics = metrics;
        this.json = json;
        this.clock = clock;
    }

    /** Never throws; where nothing can be said to the control plane, the run's lease ends. */
    public void execute(RunAssignment run, Workflows workflows, AttemptChannel channel) {
        Instant start = clock.instant();
        var attempt = new RunAttempt(run, channel, json);
        AttemptEnd end = end(run, workflows, channel, attempt);
        Duration duration = Duration.between(start, clock.instant());
        RunLogger.finished(run, attempt.labels(), end, duration);
        metrics.finished(end, duration);
    }

    private AttemptEnd end(RunAssignment run, Workflows workflows, AttemptChannel channel, RunAttempt attempt) {
        Optional<ServedWorkflow<?, ?>> served = workflows.find(run.getWorkflow(), run.getWorkflowVersion());
        if (served.isEmpty()) {
            return attempt.report()
                    .failed(new Failure(
                            Cause.CONTROL_PLANE,
                            "unsupported_version",
                            "The agent does not serve this version of the workflow.",
                            null));
        }
        try {
            return attempt.report().ended(attempt.through(served.get(), models, ids));
        } catch (AttemptFailed failed) {
            return attempt.report().failed(failed.failure());
        } catch (RuntimeException | StackOverflowError unforeseen) {
            return attempt.report().failed(failure(run, channel, unforeseen));
        }
    }

    private static Failure failure(RunAssignment run, AttemptChannel channel, Throwable unforeseen) {
        Throwable root = unforeseen;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (channel.stopped() == null) {
            LOG.errorf(
                    RunLogger.withoutMessage(root),
                    "run_failed run_id=%s attempt=%d",
                    run.getRunId(),
                    run.getAttempt());
        }
        return new Failure(
                Cause.CONTENT,
                "run_failed",
                "The run failed in a way nobody foresaw: " + root.getClass().getSimpleName() + ".",
                null);
    }
}
