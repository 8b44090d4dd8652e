package io.signalbox.controlplane.integrations.providers.slack;

import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.ReplayWindow;
import io.signalbox.controlplane.integrations.providers.signing.SignatureText;
import io.signalbox.controlplane.integrations.providers.signing.TimestampedSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code v0=} and the HMAC of {@code v0:timestamp:body}; five minutes either way. */
final class SlackSignature {

    static final String HEADER = "X-Slack-Signature";
    static final String TIMESTAMP = "X-Slack-Request-Timestamp";
    private static final TimestampedSignature SIGNATURE = new TimestampedSignature(
            "slack-v0",
            HEADER,
            TIMESTAMP,
            ReplayWindow::seconds,
            value -> SignatureText.hex(value, "v0="),
            ReplayWindow.of(Duration.ofMinutes(5)));

    private SlackSignature() {}

    static Verification verify(WebhookRequest request, List<SigningSecret> secrets, Instant now) {
        return SIGNATURE.verify(request, secrets, now, timestamp -> new byte[][] {base(timestamp), request.body()});
    }

    /** What stands before the body in the signed content. */
    static byte[] base(String timestamp) {
        return ("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII);
    }
}
