/** Sends signed sample deliveries and shows what became of each. */
@NullMarked
package io.signalbox.local.demo;

import org.jspecify.annotations.NullMarked;
