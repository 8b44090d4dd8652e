package io.signalbox.controlplane.integrations.providers.signing;

import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An HMAC-SHA256 in one header that covers a timestamp in another. What is wrong is told in this order: secret, signature, timestamp, form of
 * the signature, signer, age.
 *
 * @param scheme as it is stored with the event
 * @param clock reads the timestamp
 * @param form reads the signature; empty when it is malformed
 */
public record TimestampedSignature(
        String scheme,
        String header,
        String timestampHeader,
        Function<String, Optional<Instant>> clock,
        Function<String, Optional<byte[]>> form,
        ReplayWindow window) {

    /** @param content what was signed, in parts, given the timestamp */
    public Verification verify(
            WebhookRequest request, List<SigningSecret> secrets, Instant now, Function<String, byte[][]> content) {
        return new SignatureHeader(header)
                .verify(request, secrets, value -> verify(value, request, secrets, now, content));
    }

    private Verification verify(
            String value,
            WebhookRequest request,
            List<SigningSecret> secrets,
            Instant now,
            Function<String, byte[][]> content) {
        String timestamp = request.headers().single(timestampHeader).orElse("");
        Optional<Instant> signedAt = clock.apply(timestamp);
        if (signedAt.isEmpty()) {
            return Verification.refused(Refusal.TIMESTAMP_MISSING);
        }
        Optional<byte[]> signature = form.apply(value);
        if (signature.isEmpty()) {
            return Verification.refused(Refusal.SIGNATURE_MALFORMED);
        }
        return HmacSha256.signer(secrets, List.of(signature.get()), content.apply(timestamp))
                .map(signer -> inTime(signer, signedAt.get(), now))
                .orElse(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    private Verification inTime(SigningSecret signer, Instant signedAt, Instant now) {
        return window.contains(signedAt, now)
                ? new Verification.Verified(scheme, signer, signedAt)
                : Verification.refused(Refusal.TIMESTAMP_OUTSIDE_WINDOW);
    }
}
