/** Tells open consoles what changed, across replicas. */
@NullMarked
package io.signalbox.controlplane.platform.live;

import org.jspecify.annotations.NullMarked;
