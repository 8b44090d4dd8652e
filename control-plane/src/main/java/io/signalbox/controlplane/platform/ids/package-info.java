/** Identifiers and time, injected so that runs can be replayed. */
@NullMarked
package io.signalbox.controlplane.platform.ids;

import org.jspecify.annotations.NullMarked;
