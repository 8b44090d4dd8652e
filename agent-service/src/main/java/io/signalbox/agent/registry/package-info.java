/** The workflows this agent serves, and how what a run is about becomes their input. */
@NullMarked
package io.signalbox.agent.registry;

import org.jspecify.annotations.NullMarked;
