package io.signalbox.local.signing;

import java.time.Instant;

/** Slack: version, time in seconds and body, with colons between. */
final class SlackSigner implements Signer {

    @Override
    public WebhookCall sign(WebhookCall call, String secret, Instant now) {
        String seconds = String.valueOf(now.getEpochSecond());
        String signature = Hmac.withText(secret)
                .and("v0:" + seconds + ":")
                .and(call.body())
                .hex();
        return call.with("X-Slack-Request-Timestamp", seconds).with("X-Slack-Signature", "v0=" + signature);
    }
}
