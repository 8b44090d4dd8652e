/** State of this installation: what it stands on and whether it is up. */
@ApplicationModule(allowedDependencies = {"agentclient", "platform"})
@NullMarked
package io.signalbox.controlplane.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
