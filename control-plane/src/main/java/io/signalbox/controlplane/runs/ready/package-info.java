/** What may be taken at this moment, remembered in memory: hints, never truth, told between replicas and renewed by looking into the queue. */
@NamedInterface("ready")
@NullMarked
package io.signalbox.controlplane.runs.ready;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
