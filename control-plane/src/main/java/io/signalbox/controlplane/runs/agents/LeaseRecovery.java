package io.signalbox.controlplane.runs.agents;

import static java.util.stream.Collectors.groupingBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.platform.lifecycle.PeriodicTask;
import io.signalbox.controlplane.runs.agents.AgentRepository.Stored;
import io.signalbox.controlplane.runs.breakers.ModelCall;
import io.signalbox.controlplane.runs.breakers.ModelOutcome;
import io.signalbox.controlplane.runs.breakers.ModelOutcomes;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings back, each second, what agents have lost. Any replica does it, several at once do no harm. Not before this replica has reached the
 * database for one whole lease without a break: agents had no chance to prolong theirs while it was away.
 */
@Component
class LeaseRecovery extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(LeaseRecovery.class);
    private static final int BATCH = 200;

    private final AgentRepository agents;
    private final LostAttempts lost;
    private final AttemptRecovery recovery;
    private final ModelOutcomes outcomes;
    private final AgentLeaseSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final DatabaseHealth database;

    LeaseRecovery(
            AgentRepository agents,
            LostAttempts lost,
            AttemptRecovery recovery,
            ModelOutcomes outcomes,
            AgentLeaseSettings settings,
            MeterRegistry meters,
            Clock clock) {
        super("lease-recovery", settings.recoveryInterval());
        this.agents = agents;
        this.lost = lost;
        this.recovery = recovery;
        this.outcomes = outcomes;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.database = new DatabaseHealth(settings.lease());
    }

    @Override
    public boolean isAutoStartup() {
        return settings.recovery();
    }

    @Override
    protected void round() {
        try {
            Instant asked = clock.instant();
            List<Stored> known = agents.all();
            if (database.answered(asked, clock.instant())) {
                recover(known, clock.instant());
            }
        } catch (RuntimeException failure) {
            database.failed();
            throw failure;
        }
    }

    private void recover(List<Stored> known, Instant now) {
        recover(lost.find(known, now));
        for (Stored agent : known) {
            if (!agent.expired() && agent.leaseUntil().isBefore(now)) {
                agents.expired(agent.id(), now);
                log.warn("Agent gone agent_id={} lease_until={}", agent.id(), agent.leaseUntil());
            } else if (!agent.unnamed().isEmpty()) {
                agents.clearUnnamed(agent.id(), agent.unnamed());
            }
        }
        agents.forget(now.minus(settings.retention()));
    }

    private void recover(Collection<LostAttempt> found) {
        found.stream().collect(groupingBy(LostAttempt::organizationId)).forEach((organizationId, attempts) -> {
            for (int from = 0; from < attempts.size(); from += BATCH) {
                recover(organizationId, attempts.subList(from, Math.min(from + BATCH, attempts.size())));
            }
        });
    }

    private void recover(UUID organizationId, List<LostAttempt> attempts) {
        List<LostAttempt> recovered = recovery.recover(organizationId, attempts);
        for (LostAttempt attempt : recovered) {
            meters.counter(
                            "signalbox.runs.leases.recovered",
                            "loss",
                            attempt.loss().name().toLowerCase(Locale.ROOT))
                    .increment();
            log.warn(
                    "Attempt lost run_id={} attempt={} organization_id={} agent_id={} loss={}",
                    attempt.runId(),
                    attempt.attempt(),
                    organizationId,
                    attempt.owner(),
                    attempt.loss());
        }
        outcomes.ended(recovered.stream()
                .map(attempt -> new ModelCall(attempt.runId(), attempt.attempt(), attempt.takenAt()))
                .<ModelOutcome>map(ModelOutcome.Unknown::new)
                .toList());
    }
}
