/** Signalbox on one machine: the launcher behind {@code make up}, the demo and the benchmark. */
@NullMarked
package io.signalbox.local;

import org.jspecify.annotations.NullMarked;
