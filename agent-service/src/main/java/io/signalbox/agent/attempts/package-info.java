/** All attempts of this process: taken from the control plane while there is room, kept alive by one heartbeat, advanced and ended in batches. */
@NullMarked
package io.signalbox.agent.attempts;

import org.jspecify.annotations.NullMarked;
