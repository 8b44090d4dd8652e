/** The endpoints of other services, under an API key. Web classes only: who may enter is decided before them, and each hands over to one module. */
@ApplicationModule(
        allowedDependencies = {
            "events",
            "events :: deadletters",
            "identities",
            "identities :: contract",
            "integrations",
            "integrations :: aliases",
            "platform",
            "runs",
            "tickets",
            "tickets :: contract",
            "tickets :: comments"
        })
@NullMarked
package io.signalbox.controlplane.serviceapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
