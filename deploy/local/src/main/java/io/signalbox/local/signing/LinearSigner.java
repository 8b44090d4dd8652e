package io.signalbox.local.signing;

import java.time.Instant;

/** Linear: bare hexadecimal over the body. The signed time is a field of the body. */
final class LinearSigner implements Signer {

    @Override
    public WebhookCall sign(WebhookCall call, String secret, Instant now) {
        return call.with(
                "Linear-Signature", Hmac.withText(secret).and(call.body()).hex());
    }
}
