/** How often one caller may do something, agreed on by all replicas. */
@NullMarked
package io.signalbox.controlplane.platform.limits;

import org.jspecify.annotations.NullMarked;
