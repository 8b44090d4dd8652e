/** Keys of this installation and what is derived from them. */
@NullMarked
package io.signalbox.controlplane.platform.crypto;

import org.jspecify.annotations.NullMarked;
