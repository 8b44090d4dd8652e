/** Verified records: tickets with their comments, activities, provenance and search. */
@ApplicationModule(
        allowedDependencies = {
            "identities",
            "identities :: contract",
            "integrations",
            "integrations :: aliases",
            "platform",
            "runs :: capability",
            "runs :: effects"
        })
@NullMarked
package io.signalbox.controlplane.tickets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
