package io.signalbox.local.signing;

import java.time.Instant;

/** Jira Cloud, webhook of an administrator: {@code X-Hub-Signature} over the body. */
final class JiraSigner implements Signer {

    @Override
    public WebhookCall sign(WebhookCall call, String secret, Instant now) {
        return call.with(
                "X-Hub-Signature",
                "sha256=" + Hmac.withText(secret).and(call.body()).hex());
    }
}
