package io.signalbox.controlplane.integrations.providers.jira;

import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.signing.HmacSha256;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token that a webhook of an OAuth 2.0 app carries: a JWT signed with the app's client secret by HS256 and by nothing else. It proves the
 * sender but does not cover the body.
 */
final class JiraToken {

    private static final String SCHEME = "Bearer ";
    private static final int MAX_LENGTH = 8192;
    /** How far Atlassian's clock may be from ours. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private JiraToken() {}

    static Verification verify(WebhookHeaders headers, List<SigningSecret> secrets, Instant now) {
        if (secrets.isEmpty()) {
            return Verification.refused(Refusal.NO_SECRET);
        }
        Optional<String> token = headers.single("Authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
        if (token.isEmpty()) {
            return Verification.refused(Refusal.SIGNATURE_MISSING);
        }
        String[] parts = token.get().split("\\.", -1);
        if (parts.length != 3 || token.get().length() > MAX_LENGTH) {
            return Verification.refused(Refusal.SIGNATURE_MALFORMED);
        }
        return verify(parts, secrets, now);
    }

    private static Verification verify(String[] parts, List<SigningSecret> secrets, Instant now) {
        PayloadReader header = json(parts[0]);
        PayloadReader claims = json(parts[1]);
        Optional<byte[]> signature = decoded(parts[2]);
        // The token may not choose its own algorithm, nor bring extensions we would have to understand.
        if (header == null
                || claims == null
                || signature.isEmpty()
                || !"HS256".equals(header.text("/alg"))
                || header.has("/crit")) {
            return Verification.refused(Refusal.SIGNATURE_MALFORMED);
        }
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        return HmacSha256.signer(secrets, List.of(signature.get()), signed)
                .map(secret -> checkTimes(secret, claims, now))
                .orElse(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    private static Verification checkTimes(SigningSecret secret, PayloadReader claims, Instant now) {
        Instant expires = claims.seconds("/exp");
        Instant issued = claims.seconds("/iat");
        Instant notBefore = claims.seconds("/nbf");
        if (expires == null) {
            return Verification.refused(Refusal.TIMESTAMP_MISSING);
        }
        Instant latestStart = now.plus(SKEW);
        if (!expires.isAfter(now.minus(SKEW))
                || (issued != null && issued.isAfter(latestStart))
                || (notBefore != null && notBefore.isAfter(latestStart))) {
            return Verification.refused(Refusal.TOKEN_EXPIRED);
        }
        return new Verification.Verified("jira-oauth-jwt", secret, issued);
    }

    private static @Nullable PayloadReader json(String part) {
        try {
            Optional<byte[]> text = decoded(part);
            return text.isEmpty()
                    ? null
                    : new PayloadReader(UntrustedJson.read(text.get()).tree());
        } catch (NotJson malformed) {
            return null;
        }
    }

    private static Optional<byte[]> decoded(String part) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
