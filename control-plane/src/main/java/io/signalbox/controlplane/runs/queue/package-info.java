/** The queue of runs that are not over: who has the turn, what is taken, and how runs leave it or come back. */
@NamedInterface("queue")
@NullMarked
package io.signalbox.controlplane.runs.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
