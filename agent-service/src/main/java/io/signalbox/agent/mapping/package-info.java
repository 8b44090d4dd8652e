/** What an event is turned into: a proposal for a ticket, a reason to ignore it, or the admission that no rule knows it. */
@NullMarked
package io.signalbox.agent.mapping;

import org.jspecify.annotations.NullMarked;
