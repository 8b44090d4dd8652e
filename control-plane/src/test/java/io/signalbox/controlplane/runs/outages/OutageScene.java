package io.signalbox.controlplane.runs.outages;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.lifecycle.Rounds;
import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.runs.breakers.ModelBreaker;
import io.signalbox.controlplane.runs.breakers.ModelBreakerView;
import io.signalbox.controlplane.runs.queue.QueueFixture;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.ManualClock;
import io.signalbox.controlplane.testing.Replicas;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.ScriptedAgent;
import io.signalbox.controlplane.testing.StatementCounter;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A control plane whose clock is moved by hand, two seconds at a time, and which does by itself only what it does in each of these steps. Two
 * events come in each minute; half of their runs are known to need the model, and the others find out on their way.
 */
@ControlPlaneTest
abstract class OutageScene {

    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofMinutes(2);
    private static final Pattern ENGINE =
            Pattern.compile("run_queue|take_runs|ready_|running_|attempts_over|agent_instance|circuit_breaker");

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private Clock systemClock;

    @Autowired
    private RunFixture fixture;

    @Autowired
    private Runs runs;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private JdbcClient jdbc;

    private final ManualClock clock = new ManualClock();
    private final WorkflowVersion workflow = QueueFixture.aWorkflow();
    private final List<UUID> events = new ArrayList<>();
    private final Map<UUID, Integer> attempts = new HashMap<>();
    private Replicas.Replica controlPlane;
    private TenantOrganization tenant;
    private UUID integration;
    private Instant nextEvents = Instant.MIN;

    boolean modelAnswers = true;
    int modelCalls;

    @BeforeEach
    void start() {
        clock.advance(Duration.between(clock.instant(), systemClock.instant().plus(Duration.ofMinutes(1))));
        controlPlane = Replicas.beside(
                environment,
                clock,
                "--signalbox.ready.scan-interval=1h",
                "--signalbox.agents.attempt-timeout=" + ATTEMPT_TIMEOUT);
        tenant = tenants.tenant();
        integration = tenant.integration("generic");
    }

    /** What it left has times that others have still before them. */
    @AfterEach
    void stop() {
        controlPlane.close();
        jdbc.sql(
                        "UPDATE circuit_breaker SET state = 'closed', failures = 0, closed_at = 'epoch', pauses = 0, code = NULL,"
                                + " reason = NULL, opened_at = NULL, paused_at = NULL, retry_at = NULL, probe_run_id = NULL,"
                                + " probe_attempt = NULL, probe_until = NULL WHERE name = 'model'")
                .update();
        jdbc.sql("DELETE FROM agent_instance WHERE seen_at > ?")
                .param(Timestamp.from(systemClock.instant()))
                .update();
    }

    ProcessOfAgent anAgent() {
        return new ProcessOfAgent(new ScriptedAgent(controlPlane.port(), workflow, "agent-" + UUID.randomUUID()));
    }

    /** So many minutes, with what agents do in each step. In no minute is anything given up. */
    void minutes(int count, Runnable agents) {
        for (int minute = 0; minute < count; minute++) {
            for (Instant end = clock.instant().plusSeconds(60); clock.instant().isBefore(end); ) {
                step(agents);
            }
            assertThat(deadLetters()).isZero();
        }
    }

    /** Statements of the engine during one more minute. */
    int statementsOfAMinute(Runnable agents) {
        try (StatementCounter counter = StatementCounter.of(ENGINE)) {
            minutes(1, agents);
            return counter.count();
        }
    }

    /** Until everything that came in is done. */
    void untilAllIsDone(int maxMinutes, Runnable agents) {
        Instant end = clock.instant().plus(Duration.ofMinutes(maxMinutes));
        nextEvents = Instant.MAX;
        while (!allDone()) {
            assertThat(deadLetters()).isZero();
            assertThat(clock.instant())
                    .as("all done within %d minutes", maxMinutes)
                    .isBefore(end);
            step(agents);
        }
        nextEvents = clock.instant();
    }

    /** Runs of an agent: each is counted. */
    void take(ProcessOfAgent agent) {
        agent.take()
                .forEach(assignment ->
                        attempts.merge(UUID.fromString(assignment.get("run_id").asString()), 1, Integer::sum));
    }

    /** As an agent in order makes an attempt: it asks the model, unless it is told that the model is left alone. */
    Map<String, Object> asksModel(JsonNode assignment) {
        if (assignment.get("model_paused").asBoolean()) {
            return ScriptedAgent.returned(assignment, "needs_model");
        }
        modelCalls++;
        if (!modelAnswers) {
            return ScriptedAgent.failed(assignment, "model", "model_unavailable");
        }
        Map<String, Object> end = ScriptedAgent.completed(assignment);
        end.put("usage", ScriptedAgent.usage(1, 10, 10));
        return end;
    }

    void forgetAttempts() {
        attempts.clear();
    }

    int maxAttempts() {
        return Collections.max(attempts.values());
    }

    int events() {
        return events.size();
    }

    ModelBreakerView.State breaker() {
        return controlPlane.bean(ModelBreaker.class).view().state();
    }

    private void step(Runnable agents) {
        clock.advance(STEP);
        if (!clock.instant().isBefore(nextEvents)) {
            queueTwo();
            nextEvents = clock.instant().plusSeconds(60);
        }
        agents.run();
        Rounds.of(controlPlane.context(), "leaseRecovery", "breakerRefresh", "queueWatch");
    }

    private void queueTwo() {
        for (boolean needsModel : List.of(true, false)) {
            tenant.call(() -> {
                NewRun run = fixture.stored(tenant, integration, "T-" + events.size(), new InitialRunState.Queued());
                runs.enqueue(List.of(new NewRun(
                        run.runId(), workflow, run.subject(), run.concurrencyKey(), needsModel, run.admission())));
                return events.add(run.runId());
            });
        }
    }

    private boolean allDone() {
        return events.size() == count("SELECT count(*) FROM run WHERE state = 'completed'");
    }

    private long deadLetters() {
        return count("SELECT count(*) FROM dead_letter");
    }

    private long count(String sql) {
        return tenant.call(() -> jdbc.sql(sql).query(Long.class).single());
    }
}
