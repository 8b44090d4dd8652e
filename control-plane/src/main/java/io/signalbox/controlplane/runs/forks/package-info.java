/** What makes a run a fork: where it begins, what was changed for it, and what it proposes instead of effects. */
@NamedInterface("forks")
@NullMarked
package io.signalbox.controlplane.runs.forks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
