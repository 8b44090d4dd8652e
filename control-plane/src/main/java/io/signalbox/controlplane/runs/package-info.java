/** Runs of workflows on subjects: their states and queue, agents and leases, steps, log, journal and checkpoints. What a subject means they do not know. */
@ApplicationModule(allowedDependencies = {"agentclient", "platform"})
@NullMarked
package io.signalbox.controlplane.runs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
