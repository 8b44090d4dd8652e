package io.signalbox.controlplane.runs.dispatch;

import io.signalbox.controlplane.agentclient.AgentClient;
import io.signalbox.controlplane.agentclient.AgentReply;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.platform.web.RequestId;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.RunInput;
import io.signalbox.controlplane.runs.RunInputUnreadable;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.SubjectErased;
import io.signalbox.controlplane.runs.SubjectErasure;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does one announced run: takes its lease, asks the agent, records how it ended. Holds no transaction while the agent works. */
@Component
class RunWorker {

    private static final Logger log = LoggerFactory.getLogger(RunWorker.class);

    private static final String GIVEN_BACK = "given_back";

    private final LeaseRenewal leases;
    private final AgentRequests requests;
    private final AgentClient agent;
    private final SubjectErasure erasure;
    private final AttemptCompletion closing;
    private final DispatchMetrics metrics;
    private final Clock clock;

    RunWorker(
            LeaseRenewal leases,
            AgentRequests requests,
            AgentClient agent,
            SubjectErasure erasure,
            AttemptCompletion closing,
            DispatchMetrics metrics,
            Clock clock) {
        this.leases = leases;
        this.requests = requests;
        this.agent = agent;
        this.erasure = erasure;
        this.closing = closing;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Nothing happens when the run is not due, not its turn, or taken: whoever changes that announces it again. */
    void work(RunPointer pointer) {
        Tenant.run(pointer.organizationId(), () -> leases.take(pointer.runId()).ifPresent(this::attempt));
    }

    private void attempt(LeasedRun run) {
        RequestId.during(run.runId() + "." + run.attempt(), () -> {
            Instant started = clock.instant();
            try {
                String outcome = outcomeOf(run);
                report(run, outcome, Duration.between(started, clock.instant()));
            } finally {
                leases.forget(run);
            }
        });
    }

    private String outcomeOf(LeasedRun run) {
        try {
            RunInput input = requests.input(run);
            if (input.erasure()) {
                return closing.finish(run, erasure.erase(run));
            }
            AgentReply reply = agent.execute(requests.of(run, input));
            if (Thread.interrupted()) {
                // Stopping took too long for this call: its answer says nothing, and the flag would break the database
                // connection.
                leases.giveBack(run);
                return GIVEN_BACK;
            }
            return closing.close(run, reply);
        } catch (SubjectErased erased) {
            return closing.finish(run, new RunOutcome("ignored", Map.of("reason", SubjectErased.REASON)));
        } catch (RunInputUnreadable unreadable) {
            return closing.giveUp(
                    run, DeadLetterReason.PAYLOAD_NOT_STORABLE, String.valueOf(unreadable.getMessage()), Usage.NONE);
        } catch (RuntimeException unexpected) {
            log.error("Run attempt failed unexpectedly run_id={} attempt={}", run.runId(), run.attempt(), unexpected);
            return closing.close(run, new AgentReply.Broken("the control plane failed: " + unexpected));
        }
    }

    private void report(LeasedRun run, String outcome, Duration took) {
        metrics.attemptEnded(outcome, took);
        log.info(
                "Run attempt ended outcome={} run_id={} attempt={} subject_id={} source_id={} organization_id={} duration_ms={} age_ms={}",
                outcome,
                run.runId(),
                run.attempt(),
                run.subject().id(),
                run.subject().sourceId(),
                run.organizationId(),
                took.toMillis(),
                Duration.between(run.createdAt(), clock.instant()).toMillis());
    }
}
