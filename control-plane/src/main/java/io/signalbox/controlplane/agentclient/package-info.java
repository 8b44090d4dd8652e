/** The only place that knows how to call the agent service. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package io.signalbox.controlplane.agentclient;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
