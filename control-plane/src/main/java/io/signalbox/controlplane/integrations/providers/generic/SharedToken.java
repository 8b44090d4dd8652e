package io.signalbox.controlplane.integrations.providers.generic;

import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.SignatureHeader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** The secret itself in a header, as GitLab sends it. It shows who sends, but neither that the body is whole nor when it was sent. */
final class SharedToken {

    private SharedToken() {}

    static Verification verify(WebhookRequest request, List<SigningSecret> secrets, Settings settings) {
        return new SignatureHeader(settings.get(GenericProfile.SIGNATURE_HEADER))
                .verify(request, secrets, header -> verify(header, secrets, settings));
    }

    private static Verification verify(String header, List<SigningSecret> secrets, Settings settings) {
        String prefix = settings.find(GenericProfile.PREFIX).orElse("");
        if (!header.startsWith(prefix)) {
            return Verification.refused(Refusal.SIGNATURE_MALFORMED);
        }
        byte[] token = header.substring(prefix.length()).strip().getBytes(StandardCharsets.UTF_8);
        for (SigningSecret secret : secrets) {
            byte[] expected = secret.value().getBytes(StandardCharsets.UTF_8);
            if (expected.length > 0 && MessageDigest.isEqual(expected, token)) {
                return new Verification.Verified("shared-token", secret, null);
            }
        }
        return Verification.refused(Refusal.SIGNATURE_WRONG);
    }
}
