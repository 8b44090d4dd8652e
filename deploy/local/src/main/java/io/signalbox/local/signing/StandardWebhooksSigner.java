package io.signalbox.local.signing;

import java.time.Instant;
import java.util.Base64;

/** Standard Webhooks: {@code webhook-id}, which the call carries, time in seconds and body, with dots between. */
final class StandardWebhooksSigner implements Signer {

    private static final String PREFIX = "whsec_";

    @Override
    public WebhookCall sign(WebhookCall call, String secret, Instant now) {
        String id = call.headers().get("webhook-id");
        if (id == null) {
            throw new IllegalArgumentException("a Standard Webhooks delivery needs a webhook-id");
        }
        String seconds = String.valueOf(now.getEpochSecond());
        byte[] key = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        byte[] signature =
                new Hmac(key).and(id + "." + seconds + ".").and(call.body()).bytes();
        return call.with("webhook-timestamp", seconds)
                .with("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature));
    }
}
