/** Refusals as RFC 9457 problem details. */
@NullMarked
package io.signalbox.controlplane.platform.problems;

import org.jspecify.annotations.NullMarked;
