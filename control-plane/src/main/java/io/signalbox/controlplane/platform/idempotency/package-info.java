/** Makes repeated POSTs harmless: the effect and the answer are kept together or not at all. */
@NullMarked
package io.signalbox.controlplane.platform.idempotency;

import org.jspecify.annotations.NullMarked;
