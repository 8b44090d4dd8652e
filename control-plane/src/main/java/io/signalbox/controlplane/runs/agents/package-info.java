/** Agent processes: which are alive, what they serve, and what becomes of the attempts of those that are not. */
@NamedInterface("agents")
@NullMarked
package io.signalbox.controlplane.runs.agents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
