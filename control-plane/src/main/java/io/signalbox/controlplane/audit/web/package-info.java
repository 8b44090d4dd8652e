/** The trail at the public API. */
@NullMarked
package io.signalbox.controlplane.audit.web;

import org.jspecify.annotations.NullMarked;
