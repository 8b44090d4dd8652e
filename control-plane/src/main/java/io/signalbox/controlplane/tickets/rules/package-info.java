/** What a change of a ticket may not say. Not what it does to the ticket. */
@NullMarked
package io.signalbox.controlplane.tickets.rules;

import org.jspecify.annotations.NullMarked;
