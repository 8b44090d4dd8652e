package io.signalbox.controlplane.integrations.providers.linear;

import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.BodySignature;
import io.signalbox.controlplane.integrations.providers.signing.ReplayWindow;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The bare HMAC of the body, which must hold a {@code webhookTimestamp} within a minute either way. The timestamp header is not covered by
 * the signature, so it is not asked.
 */
final class LinearSignature {

    static final String HEADER = "Linear-Signature";
    private static final BodySignature SIGNATURE = new BodySignature(HEADER, "");
    private static final ReplayWindow WINDOW = ReplayWindow.of(Duration.ofSeconds(60));

    private LinearSignature() {}

    static Verification verify(WebhookRequest request, List<SigningSecret> secrets, Instant now) {
        return SIGNATURE.verify(request, secrets, secret -> checkTime(secret, request.body(), now));
    }

    private static Verification checkTime(SigningSecret secret, byte[] body, Instant now) {
        try {
            Instant signedAt = new PayloadReader(UntrustedJson.read(body).tree()).millis("/webhookTimestamp");
            if (signedAt == null) {
                return Verification.refused(Refusal.TIMESTAMP_MISSING);
            }
            return WINDOW.contains(signedAt, now)
                    ? new Verification.Verified("linear-sha256", secret, signedAt)
                    : Verification.refused(Refusal.TIMESTAMP_OUTSIDE_WINDOW);
        } catch (NotJson noTimestampToRead) {
            return Verification.refused(Refusal.NOT_JSON);
        }
    }
}
