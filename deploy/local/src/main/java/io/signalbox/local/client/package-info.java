/** Signalbox's public API as a script uses it. */
@NullMarked
package io.signalbox.local.client;

import org.jspecify.annotations.NullMarked;
