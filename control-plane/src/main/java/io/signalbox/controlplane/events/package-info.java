/** Webhook endpoints, raw events, their identity, and dead letters. */
@ApplicationModule(
        allowedDependencies = {
            "agentclient",
            "integrations",
            "integrations :: aliases",
            "integrations :: providers",
            "organizations",
            "platform",
            "runs",
            "runs :: assignments",
            "runs :: attempts",
            "runs :: contract",
            "runs :: counters",
            "runs :: effects"
        })
@NullMarked
package io.signalbox.controlplane.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
