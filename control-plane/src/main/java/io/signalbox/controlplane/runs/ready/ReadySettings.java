package io.signalbox.controlplane.runs.ready;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this replica knows what may be taken.
 *
 * @param maxRuns runs remembered altogether, about 120 bytes each; more are found by looking into the queue
 * @param maxRunsPerOrganization of them, of one organization in one lane, so that a flood does not fill the memory of all
 * @param maxMessages messages to other replicas that may wait for the broker; more are dropped
 * @param maxWaiting requests that may wait for work at once; more wait until their time is over
 * @param scanInterval how often the queue is looked through for what nobody told of
 * @param scanShare largest share of the time that looking in vain may take
 */
@ConfigurationProperties("signalbox.ready")
public record ReadySettings(
        @DefaultValue("50000") int maxRuns,
        @DefaultValue("10000") int maxRunsPerOrganization,
        @DefaultValue("1000") int maxMessages,
        @DefaultValue("1000") int maxWaiting,
        @DefaultValue("1s") Duration scanInterval,
        @DefaultValue("0.02") double scanShare) {}
