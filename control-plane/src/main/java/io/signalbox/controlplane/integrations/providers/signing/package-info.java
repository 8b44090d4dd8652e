/** What signature schemes are made of: HMAC, strict decoding, replay windows. */
@NullMarked
package io.signalbox.controlplane.integrations.providers.signing;

import org.jspecify.annotations.NullMarked;
