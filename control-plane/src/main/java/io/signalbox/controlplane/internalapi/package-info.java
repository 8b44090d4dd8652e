/** The endpoints the agent calls. Each checks the capability of the run attempt and hands over to one module. */
@ApplicationModule(
        allowedDependencies = {
            "events",
            "identities",
            "identities :: contract",
            "integrations",
            "integrations :: aliases",
            "agentclient",
            "platform",
            "runs",
            "runs :: agents",
            "runs :: assignments",
            "runs :: attempts",
            "runs :: capability",
            "runs :: contract",
            "runs :: failures",
            "runs :: finish",
            "runs :: forks",
            "runs :: journal",
            "runs :: log",
            "runs :: queue",
            "runs :: watching",
            "tickets",
            "tickets :: comments",
            "tickets :: contract"
        })
@NullMarked
package io.signalbox.controlplane.internalapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
