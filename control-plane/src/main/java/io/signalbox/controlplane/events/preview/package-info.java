/** What a stored event would become under other settings of its integration. Nothing is stored here, and no run is started. */
@NullMarked
package io.signalbox.controlplane.events.preview;

import org.jspecify.annotations.NullMarked;
