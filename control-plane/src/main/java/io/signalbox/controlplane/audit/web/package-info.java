/** The audit log at the public API. */
@NullMarked
package io.signalbox.controlplane.audit.web;

import org.jspecify.annotations.NullMarked;
