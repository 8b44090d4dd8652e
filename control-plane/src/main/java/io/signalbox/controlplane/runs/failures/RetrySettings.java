package io.signalbox.controlplane.runs.failures;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often and how soon a failed run is tried again.
 *
 * @param maxFailures content failures after which a run becomes a dead letter; nothing else counts
 * @param firstPause before the second attempt; doubles with each failure
 * @param maxPause after a content failure
 * @param maxUncountedPause after any other; longer than two probes of the model are apart, so that one run that the model never answers does
 *     not stay the only probe
 */
@ConfigurationProperties("signalbox.retries")
record RetrySettings(
        @DefaultValue("5") int maxFailures,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("10s") Duration maxPause,
        @DefaultValue("2m") Duration maxUncountedPause) {}
