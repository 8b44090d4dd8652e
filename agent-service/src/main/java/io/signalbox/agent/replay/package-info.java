/** Runs a recorded run again without any network and compares every state. */
@NullMarked
package io.signalbox.agent.replay;

import org.jspecify.annotations.NullMarked;
