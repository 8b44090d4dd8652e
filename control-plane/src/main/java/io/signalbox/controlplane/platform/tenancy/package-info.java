/** The organization a piece of work belongs to. */
@NullMarked
package io.signalbox.controlplane.platform.tenancy;

import org.jspecify.annotations.NullMarked;
