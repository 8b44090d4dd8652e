/** Linear. */
@NullMarked
package io.signalbox.controlplane.integrations.providers.linear;

import org.jspecify.annotations.NullMarked;
