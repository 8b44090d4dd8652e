/** Which runs somebody follows at this moment, on every replica. */
@NamedInterface("watching")
@NullMarked
package io.signalbox.controlplane.runs.watching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
