/** Counters of subjects and their runs: kept by triggers, folded in the background, and proved by counting rows. */
@NamedInterface("counters")
@NullMarked
package io.signalbox.controlplane.runs.counters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
