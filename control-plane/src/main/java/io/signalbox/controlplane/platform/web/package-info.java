/** Filters and settings of the HTTP edge. */
@NullMarked
package io.signalbox.controlplane.platform.web;

import org.jspecify.annotations.NullMarked;
