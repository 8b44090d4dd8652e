/** How source systems sign, identify and shape their webhooks: one interface, one package for each provider. */
@NamedInterface("providers")
@NullMarked
package io.signalbox.controlplane.integrations.providers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
