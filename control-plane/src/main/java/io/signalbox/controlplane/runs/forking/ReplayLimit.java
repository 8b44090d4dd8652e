package io.signalbox.controlplane.runs.forking;

import io.signalbox.controlplane.platform.limits.LimitRule;
import io.signalbox.controlplane.platform.limits.SharedLimits;
import io.signalbox.controlplane.platform.problems.RateLimited;
import io.signalbox.controlplane.platform.security.Principal;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Bounds how often one caller has runs replayed at agents to look at states, to fork and to compare. */
@Component
class ReplayLimit {

    private static final LimitRule OF_CALLER = LimitRule.leased("run-fork", 60, Duration.ofMinutes(1));

    private final SharedLimits limits;

    ReplayLimit(SharedLimits limits) {
        this.limits = limits;
    }

    /** @throws RateLimited when the caller asks for too many */
    void require() {
        limits.require(
                OF_CALLER,
                Principal.current().actor().id().toString(),
                "Too many questions about forks. Wait a little.");
    }
}
