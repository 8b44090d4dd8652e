package io.signalbox.controlplane.integrations.providers.slack;

import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.HmacSha256;
import io.signalbox.controlplane.integrations.providers.signing.ReplayWindow;
import io.signalbox.controlplane.integrations.providers.signing.SignatureText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code v0=} and the HMAC of {@code v0:timestamp:body}; five minutes either way. */
final class SlackSignature {

    static final String HEADER = "X-Slack-Signature";
    static final String TIMESTAMP = "X-Slack-Request-Timestamp";
    private static final ReplayWindow WINDOW = ReplayWindow.of(Duration.ofMinutes(5));

    private SlackSignature() {}

    static Verification verify(WebhookRequest request, List<SigningSecret> secrets, Instant now) {
        if (secrets.isEmpty()) {
            return Verification.refused(Refusal.NO_SECRET);
        }
        Optional<String> header = request.headers().single(HEADER).filter(value -> !value.isEmpty());
        if (header.isEmpty()) {
            return Verification.refused(Refusal.SIGNATURE_MISSING);
        }
        String timestamp = request.headers().single(TIMESTAMP).orElse("");
        Optional<Instant> signedAt = ReplayWindow.seconds(timestamp);
        if (signedAt.isEmpty()) {
            return Verification.refused(Refusal.TIMESTAMP_MISSING);
        }
        Optional<byte[]> signature = SignatureText.hex(header.get(), "v0=");
        if (signature.isEmpty()) {
            return Verification.refused(Refusal.SIGNATURE_MALFORMED);
        }
        Optional<SigningSecret> signer =
                HmacSha256.signer(secrets, List.of(signature.get()), base(timestamp), request.body());
        if (signer.isEmpty()) {
            return Verification.refused(Refusal.SIGNATURE_WRONG);
        }
        return WINDOW.contains(signedAt.get(), now)
                ? new Verification.Verified("slack-v0", signer.get(), signedAt.get())
                : Verification.refused(Refusal.TIMESTAMP_OUTSIDE_WINDOW);
    }

    /** What stands before the body in the signed content. */
    static byte[] base(String timestamp) {
        return ("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII);
    }
}
