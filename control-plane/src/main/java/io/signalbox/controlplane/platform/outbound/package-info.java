/** Calls to addresses that somebody set: guarded so that nobody can make this installation speak to its own network. */
@NullMarked
package io.signalbox.controlplane.platform.outbound;

import org.jspecify.annotations.NullMarked;
