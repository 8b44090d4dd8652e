package io.signalbox.agent.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the endpoints of this service. */
@ConfigMapping(prefix = "signalbox.agent.endpoints")
interface EndpointConfig {

    /** An event of 1 MiB, escaped at its worst, with room for the rest of the request. */
    @WithDefault("4M")
    MemorySize maxBody();

    /** A recording as the text of one member, every quotation mark of it escaped. */
    @WithDefault("8M")
    MemorySize maxReplay();

    /** Replays at one time. Each takes a thread and holds its recording and its states in memory. */
    @WithDefault("4")
    int replays();

    /** Previews at one time. Each takes a thread and holds its event in memory. */
    @WithDefault("16")
    int previews();

    /** What a full agent asks the control plane to wait. */
    @WithDefault("1s")
    Duration busyRetryAfter();
}
