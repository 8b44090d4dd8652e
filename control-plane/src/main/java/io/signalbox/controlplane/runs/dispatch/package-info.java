/** Brings due runs to the agent: announcements over the broker, workers, leases kept alive, and the sweeper that forgets nothing. */
@NullMarked
package io.signalbox.controlplane.runs.dispatch;

import org.jspecify.annotations.NullMarked;
