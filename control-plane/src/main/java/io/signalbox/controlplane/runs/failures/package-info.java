/** What follows when an attempt fails: whether it counts, how long the run pauses, and when it becomes a dead letter. */
@NullMarked
package io.signalbox.controlplane.runs.failures;

import org.jspecify.annotations.NullMarked;
