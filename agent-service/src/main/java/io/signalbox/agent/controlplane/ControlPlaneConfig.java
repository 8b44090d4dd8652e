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

    /** Longest whole call, its answer's last byte included; a long poll may take its wait on top. */
    @WithDefault("5s")
    Duration callTimeout();

    /** More than any poll is asked to wait. */
    @WithDefault("20s")
    Duration maxPoll();

    /** Open connections: one poll, one heartbeat, and four batches each of advances and ends, with room for calls that were given up. */
    @WithDefault("32")
    int connections();
}
