/** Verified records: tickets with their comments, activities, provenance and search. */
@ApplicationModule(allowedDependencies = {"identities", "integrations", "integrations :: aliases", "platform"})
@NullMarked
package io.signalbox.controlplane.tickets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
