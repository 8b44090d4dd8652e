/** Any other sender. */
@NullMarked
package io.signalbox.controlplane.integrations.providers.generic;

import org.jspecify.annotations.NullMarked;
