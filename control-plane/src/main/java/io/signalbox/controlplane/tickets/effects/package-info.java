/** Applies what runs do to tickets at their end. */
@NullMarked
package io.signalbox.controlplane.tickets.effects;

import org.jspecify.annotations.NullMarked;
