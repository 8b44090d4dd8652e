@NullMarked
package io.signalbox.controlplane;

import org.jspecify.annotations.NullMarked;
