/** Erasure of personal data when a source asks for it, in every place that may hold it. Neither retention by age nor deletion by a person. */
@ApplicationModule(
        allowedDependencies = {
            "events",
            "identities",
            "platform",
            "runs",
            "runs :: attempts",
            "tickets",
            "tickets :: erasure"
        })
@NullMarked
package io.signalbox.controlplane.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
