/** Runs: one for each event. Their states, leases, steps, log and checkpoints, and the dispatch that brings them to the agent. */
@ApplicationModule(allowedDependencies = {"agentclient", "platform"})
@NullMarked
package io.signalbox.controlplane.runs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
