/** The workflow that turns an event into a ticket: fetch, map, validate, route, and the pure function that chooses the next node. */
@NullMarked
package io.signalbox.agent.workflows.ticketmapping;

import org.jspecify.annotations.NullMarked;
