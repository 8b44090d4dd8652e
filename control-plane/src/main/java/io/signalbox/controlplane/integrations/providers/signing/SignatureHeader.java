package io.signalbox.controlplane.integrations.providers.signing;

import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import java.util.List;
import java.util.function.Function;

/** The header that proves a delivery. */
public record SignatureHeader(String name) {

    /**
     * Refuses what cannot be checked: without a secret, then without the header.
     *
     * @param check given the header's value, which is not empty
     */
    public Verification verify(
            WebhookRequest request, List<SigningSecret> secrets, Function<String, Verification> check) {
        if (secrets.isEmpty()) {
            return Verification.refused(Refusal.NO_SECRET);
        }
        return request.headers()
                .single(name)
                .filter(value -> !value.isEmpty())
                .map(check)
                .orElse(Verification.refused(Refusal.SIGNATURE_MISSING));
    }
}
