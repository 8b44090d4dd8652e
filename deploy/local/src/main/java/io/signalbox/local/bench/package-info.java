/** Measures a running installation. */
@NullMarked
package io.signalbox.local.bench;

import org.jspecify.annotations.NullMarked;
