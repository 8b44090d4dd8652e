/** Opaque cursors and pages. */
@NullMarked
package io.signalbox.controlplane.platform.paging;

import org.jspecify.annotations.NullMarked;
