package io.signalbox.controlplane.runs.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are brought to the agent.
 *
 * @param enabled false on replicas that only serve requests
 * @param workers runs at a time on this replica; raise it when runs wait for a model rather than for a processor
 * @param announcements ids that wait for the publisher; more are dropped and found by the sweeper
 * @param leaseLife how long a dead worker's runs stay taken; with the sweep interval this must stay under 10 s
 * @param heartbeat a third of the lease, so that one late beat does not lose it
 * @param sweepInterval pause between two looks for due runs and lost leases
 * @param republishAfter an announced run that nobody took for so long was forgotten by the broker
 * @param sweepBatch most runs announced in one round
 * @param backlogThreshold ready messages up to which the queue counts as drained: a long queue is not a lost one
 * @param maxFailures counted failures after which a run becomes a dead letter
 * @param firstPause before the second attempt; doubles with each failure
 * @param maxPause between two attempts, and between two tries to reach an agent that is down
 * @param shutdownTimeout how long running calls may finish when the process stops
 */
@ConfigurationProperties("signalbox.dispatch")
public record DispatchSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("16") int workers,
        @DefaultValue("10000") int announcements,
        @DefaultValue("6s") Duration leaseLife,
        @DefaultValue("2s") Duration heartbeat,
        @DefaultValue("1s") Duration sweepInterval,
        @DefaultValue("5s") Duration republishAfter,
        @DefaultValue("1000") int sweepBatch,
        @DefaultValue("100") int backlogThreshold,
        @DefaultValue("5") int maxFailures,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("10s") Duration maxPause,
        @DefaultValue("15s") Duration shutdownTimeout) {}
