/** Receiving signed deliveries of source systems: verification, admission, acknowledgement. Not what is stored. */
@NullMarked
package io.signalbox.controlplane.events.webhooks;

import org.jspecify.annotations.NullMarked;
