/** What follows when an attempt fails: whether it counts, how long the run pauses, and when it becomes a dead letter. */
@NamedInterface("failures")
@NullMarked
package io.signalbox.controlplane.runs.failures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
