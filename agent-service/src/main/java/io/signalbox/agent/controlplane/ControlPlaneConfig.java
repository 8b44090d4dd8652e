package io.signalbox.agent.controlplane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How the control plane is called. */
@ConfigMapping(prefix = "signalbox.control-plane")
interface ControlPlaneConfig {

    URI url();

    @WithDefault("1s")
    Duration connectTimeout();

    /** Longer than any internal operation should take, shorter than a run's lease. */
    @WithDefault("5s")
    Duration readTimeout();

    /** Open connections; matches the number of runs, each makes one call at a time. */
    @WithDefault("64")
    int connections();

    /** Attempts of one call before the run gives up; the control plane re-queues the run, so few are enough. */
    @WithDefault("3")
    int maxAttempts();

    /** Wait after the first failed attempt; doubles with each further one. */
    @WithDefault("100ms")
    Duration backoff();
}
