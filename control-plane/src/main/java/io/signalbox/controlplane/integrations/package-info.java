/** Connected source systems: their webhook addresses, secrets and settings, and the catalogue of what can be connected. */
@ApplicationModule(allowedDependencies = {"organizations", "platform"})
@NullMarked
package io.signalbox.controlplane.integrations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
