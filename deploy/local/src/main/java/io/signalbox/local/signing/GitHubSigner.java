package io.signalbox.local.signing;

import java.time.Instant;

/** GitHub: {@code X-Hub-Signature-256} over the body. */
final class GitHubSigner implements Signer {

    @Override
    public WebhookCall sign(WebhookCall call, String secret, Instant now) {
        return call.with(
                "X-Hub-Signature-256",
                "sha256=" + Hmac.withText(secret).and(call.body()).hex());
    }
}
