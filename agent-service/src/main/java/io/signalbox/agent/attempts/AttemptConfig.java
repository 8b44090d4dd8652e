package io.signalbox.agent.attempts;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many runs one agent works on, and how it speaks of them. */
@ConfigMapping(prefix = "signalbox.agent.attempts")
interface AttemptConfig {

    /** Whether runs are taken at all. */
    @WithDefault("true")
    boolean taken();

    /** Attempts at one time that do not wait for a model. They wait for nothing but the answer to their end. */
    @WithDefault("256")
    int rules();

    /** Attempts at one time that wait for a model. Each costs its subject and some stack, no thread of the system. */
    @WithDefault("1000")
    int model();

    /** What runs are about, altogether and as canonical JSON; nothing more is taken beyond it. */
    @WithDefault("128M")
    MemorySize subjects();

    /** Longest wait of one poll; the control plane allows 20 s. */
    @WithDefault("10s")
    Duration poll();

    /** A quarter of the lease, so that two can be lost. */
    @WithDefault("1s")
    Duration heartbeat();

    /** A token older than this is exchanged for a fresh one; a quarter of its life. */
    @WithDefault("1m")
    Duration tokenAge();

    /** How long runs in flight may go on when the agent stops; what is left is given back. */
    @WithDefault("2s")
    Duration stopWait();
}
