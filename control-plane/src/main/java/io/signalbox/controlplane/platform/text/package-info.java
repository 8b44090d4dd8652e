/** Text from outside. */
@NullMarked
package io.signalbox.controlplane.platform.text;

import org.jspecify.annotations.NullMarked;
