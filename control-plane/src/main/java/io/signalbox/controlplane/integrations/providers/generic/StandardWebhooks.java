package io.signalbox.controlplane.integrations.providers.generic;

import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.HmacSha256;
import io.signalbox.controlplane.integrations.providers.signing.ReplayWindow;
import io.signalbox.controlplane.integrations.providers.signing.SignatureHeader;
import io.signalbox.controlplane.integrations.providers.signing.SignatureText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Standard Webhooks, symmetric ({@code v1}): base64 HMAC of {@code id.timestamp.body}; five minutes either way. */
final class StandardWebhooks {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";
    static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int MIN_KEY_LENGTH = 16;
    private static final int MAX_SIGNATURES = 20;
    private static final ReplayWindow WINDOW = ReplayWindow.of(Duration.ofMinutes(5));

    private StandardWebhooks() {}

    static Verification verify(WebhookRequest request, List<SigningSecret> secrets, Instant now) {
        return new SignatureHeader(SIGNATURE).verify(request, secrets, header -> verify(header, request, secrets, now));
    }

    private static Verification verify(
            String header, WebhookRequest request, List<SigningSecret> secrets, Instant now) {
        String id = request.headers().single(ID).orElse("");
        if (id.isEmpty()) {
            return Verification.refused(Refusal.SIGNATURE_MISSING);
        }
        String timestamp = request.headers().single(TIMESTAMP).orElse("");
        Optional<Instant> signedAt = ReplayWindow.seconds(timestamp);
        if (signedAt.isEmpty()) {
            return Verification.refused(Refusal.TIMESTAMP_MISSING);
        }
        List<byte[]> signatures = signatures(header);
        if (signatures.isEmpty()) {
            return Verification.refused(Refusal.SIGNATURE_MALFORMED);
        }
        Optional<SigningSecret> signer = HmacSha256.signer(
                secrets, StandardWebhooks::key, signatures, beforeBody(id, timestamp), request.body());
        if (signer.isEmpty()) {
            return Verification.refused(Refusal.SIGNATURE_WRONG);
        }
        return WINDOW.contains(signedAt.get(), now)
                ? new Verification.Verified("standard-webhooks-v1", signer.get(), signedAt.get())
                : Verification.refused(Refusal.TIMESTAMP_OUTSIDE_WINDOW);
    }

    static byte[] beforeBody(String id, String timestamp) {
        return (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    }

    /** The random bytes behind {@code whsec_}; empty when the secret is not of that form. */
    static byte[] key(SigningSecret secret) {
        String value = secret.value();
        String encoded = value.startsWith(SECRET_PREFIX) ? value.substring(SECRET_PREFIX.length()) : value;
        try {
            byte[] key = Base64.getDecoder().decode(encoded);
            return key.length >= MIN_KEY_LENGTH ? key : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /** A sender that rotates its key sends several; other versions than ours are passed over. */
    private static List<byte[]> signatures(String header) {
        return Stream.of(header.split(" ", MAX_SIGNATURES + 1))
                .limit(MAX_SIGNATURES)
                .filter(entry -> entry.startsWith(VERSION))
                .flatMap(entry -> SignatureText.base64(entry.substring(VERSION.length())).stream())
                .toList();
    }
}
