/** The sample deliveries that the contracts carry, ready to be sent. */
@NullMarked
package io.signalbox.local.samples;

import org.jspecify.annotations.NullMarked;
