/** Recordings of runs that are over: everything an agent needs to run them again without a model, a control plane or a network. */
@NamedInterface("recordings")
@NullMarked
package io.signalbox.controlplane.runs.recordings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
