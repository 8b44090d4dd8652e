/** Senders without rules of their own: what looks like a ticket is read by usual names, by a preset, or by the pointers of the integration. */
@NullMarked
package io.signalbox.agent.mapping.rules.generic;

import org.jspecify.annotations.NullMarked;
