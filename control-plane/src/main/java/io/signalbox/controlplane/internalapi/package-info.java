/** The doors the agent calls. Each checks the capability of the run attempt and hands over to one module. */
@ApplicationModule(
        allowedDependencies = {
            "runs",
            "runs :: capability",
            "runs :: contract",
            "tickets",
            "tickets :: contract",
            "identities",
            "identities :: contract",
            "events",
            "integrations",
            "integrations :: aliases",
            "platform"
        })
@NullMarked
package io.signalbox.controlplane.internalapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
