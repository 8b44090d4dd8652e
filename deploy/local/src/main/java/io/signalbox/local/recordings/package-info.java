/** Fetches recordings of runs from an installation. */
@NullMarked
package io.signalbox.local.recordings;

import org.jspecify.annotations.NullMarked;
