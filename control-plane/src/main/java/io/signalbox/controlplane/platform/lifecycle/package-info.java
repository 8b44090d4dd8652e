/** Work that goes on in the background for as long as the process serves. */
@NullMarked
package io.signalbox.controlplane.platform.lifecycle;

import org.jspecify.annotations.NullMarked;
