package io.signalbox.controlplane.integrations.providers.signing;

import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An HMAC-SHA256 of the body and nothing else, in one header, in hexadecimal behind a fixed prefix. */
public record BodySignature(String header, String prefix) {

    /** @param check what is left to check, given the secret that signed */
    public Verification verify(
            WebhookRequest request, List<SigningSecret> secrets, Function<SigningSecret, Verification> check) {
        return new SignatureHeader(header).verify(request, secrets, value -> {
            Optional<byte[]> signature = SignatureText.hex(value, prefix);
            if (signature.isEmpty()) {
                return Verification.refused(Refusal.SIGNATURE_MALFORMED);
            }
            return HmacSha256.signer(secrets, List.of(signature.get()), request.body())
                    .map(check)
                    .orElse(Verification.refused(Refusal.SIGNATURE_WRONG));
        });
    }
}
