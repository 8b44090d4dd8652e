/** Leases, fencing and the end of run attempts. Not what an attempt did. */
@NamedInterface("attempts")
@NullMarked
package io.signalbox.controlplane.runs.attempts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
