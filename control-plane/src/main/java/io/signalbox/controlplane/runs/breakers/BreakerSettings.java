package io.signalbox.controlplane.runs.breakers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the model is left alone, and for how long.
 *
 * @param failures failures in a row that open the breaker; a refused key and a request for fewer calls open it at once
 * @param firstPause before the first probe; doubles with each probe that fails
 * @param maxPause between two probes
 * @param unauthorizedPause before the first probe when the provider refuses the key, which only a person can change
 * @param maxUnauthorizedPause between two probes then; a restart with another key probes at once
 * @param maxRetryAfter longest pause a provider may ask for
 * @param probeTimeout after which a probe that nobody ended counts as lost; longer than an attempt may take
 * @param refresh how old a replica's knowledge of the breaker may be
 */
@ConfigurationProperties("signalbox.model-breaker")
record BreakerSettings(
        @DefaultValue("3") int failures,
        @DefaultValue("2s") Duration firstPause,
        @DefaultValue("60s") Duration maxPause,
        @DefaultValue("30s") Duration unauthorizedPause,
        @DefaultValue("5m") Duration maxUnauthorizedPause,
        @DefaultValue("1h") Duration maxRetryAfter,
        @DefaultValue("10m") Duration probeTimeout,
        @DefaultValue("1s") Duration refresh) {}
