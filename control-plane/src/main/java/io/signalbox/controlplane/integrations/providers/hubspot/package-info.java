/** HubSpot. */
@NullMarked
package io.signalbox.controlplane.integrations.providers.hubspot;

import org.jspecify.annotations.NullMarked;
