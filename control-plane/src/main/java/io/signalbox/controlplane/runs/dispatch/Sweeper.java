package io.signalbox.controlplane.runs.dispatch;

import io.signalbox.controlplane.platform.lifecycle.Ticker;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.attempts.DueRuns;
import io.signalbox.controlplane.runs.attempts.DueRuns.DueRun;
import io.signalbox.controlplane.runs.attempts.Leases;
import io.signalbox.controlplane.runs.attempts.RunsDue;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks into the database every second: queues what dead workers held, and announces what is due and was never announced, or was and got
 * lost. Replicas may sweep at once: each change is conditional, so one of them wins.
 */
@Component
class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final String LOST = "lease_lost: the worker that ran it stopped answering";
    private static final int ROUNDS_PER_MEASUREMENT = 5;

    private final DueRuns due;
    private final Leases leases;
    private final Runs runs;
    private final RetryPolicy policy;
    private final DispatchQueue queue;
    private final DispatchPublisher publisher;
    private final DispatchMetrics metrics;
    private final DispatchSettings settings;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    /** Apart, so that a broker that hangs does not hold up the runs of dead workers. */
    private final Ticker recovery;

    private final Ticker announcements;
    private long rounds;

    Sweeper(
            DueRuns due,
            Leases leases,
            Runs runs,
            RetryPolicy policy,
            DispatchQueue queue,
            DispatchPublisher publisher,
            DispatchMetrics metrics,
            DispatchSettings settings,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.due = due;
        this.leases = leases;
        this.runs = runs;
        this.policy = policy;
        this.queue = queue;
        this.publisher = publisher;
        this.metrics = metrics;
        this.settings = settings;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.recovery = new Ticker("lease-sweeper", settings.sweepInterval(), this::recoverLostLeases);
        this.announcements = new Ticker("run-sweeper", settings.sweepInterval(), this::announceAndMeasure);
    }

    void start() {
        recovery.start();
        announcements.start();
    }

    void stop() {
        announcements.close();
        recovery.close();
    }

    private void announceAndMeasure() {
        announceDueRuns();
        if (rounds++ % ROUNDS_PER_MEASUREMENT == 0) {
            metrics.measured(due.gauges(clock.instant()));
        }
    }

    void recoverLostLeases() {
        for (Leases.Expired lost : leases.expired(clock.instant(), settings.sweepBatch())) {
            if (Tenant.call(lost.organizationId(), () -> recover(lost))) {
                metrics.leaseRecovered();
                log.warn(
                        "Lease lost run_id={} attempt={} organization_id={}",
                        lost.runId(),
                        lost.attempt(),
                        lost.organizationId());
            }
        }
    }

    private boolean recover(Leases.Expired lost) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!leases.lockExpired(lost.runId(), lost.attempt(), clock.instant())) {
                return false;
            }
            switch (policy.afterLostLease(lost.failures())) {
                case RetryPolicy.Verdict.TryAgain again -> {
                    leases.expire(lost.runId(), lost.attempt(), LOST);
                    events.publishEvent(new RunsDue(lost.organizationId(), List.of(lost.runId())));
                }
                case RetryPolicy.Verdict.GiveUp giveUp ->
                    runs.deadLetter(lost.runId(), lost.attempt(), giveUp.reason(), LOST, List.of());
            }
            return true;
        }));
    }

    void announceDueRuns() {
        OptionalLong depth = queue.depth();
        if (depth.isEmpty()) {
            return;
        }
        metrics.depth(depth.getAsLong());
        if (depth.getAsLong() > settings.backlogThreshold() || !publisher.isIdle()) {
            return;
        }
        List<DueRun> found = due.find(clock.instant(), settings.sweepBatch());
        found.forEach(run -> publisher.announce(new RunPointer(run.organizationId(), run.runId())));
        metrics.announcedAgain(found.size());
    }
}
