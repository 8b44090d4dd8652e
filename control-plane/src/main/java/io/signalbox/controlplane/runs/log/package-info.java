/** The recorded steps, the event log and the checkpoints of runs. Not their states. */
@NamedInterface("log")
@NullMarked
package io.signalbox.controlplane.runs.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
