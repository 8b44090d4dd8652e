/** State of this installation: what it stands on and whether it is up. */
@ApplicationModule(allowedDependencies = {"agentclient", "platform", "runs", "runs::backlog", "runs::breakers"})
@NullMarked
package io.signalbox.controlplane.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
