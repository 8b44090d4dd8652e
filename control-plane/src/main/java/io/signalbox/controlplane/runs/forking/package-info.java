/** Forks of runs: the states they may begin with, starting one, and what one would have changed compared with the run it came from. */
@NamedInterface("forking")
@NullMarked
package io.signalbox.controlplane.runs.forking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
