/** HubSpot: events that carry one property, or nothing but an id. */
@NullMarked
package io.signalbox.agent.mapping.rules.hubspot;

import org.jspecify.annotations.NullMarked;
