/** Whether this process can work, and what it sees of the control plane. */
@NullMarked
package io.signalbox.agent.health;

import org.jspecify.annotations.NullMarked;
