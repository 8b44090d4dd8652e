/** What runs need to go on or to be run again: the answers that came from outside, and the newest state of each. Sealed, and kept for a while. */
@NamedInterface("journal")
@NullMarked
package io.signalbox.controlplane.runs.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
