package io.signalbox.controlplane.integrations.providers.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.ProviderWebhookContract;
import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.Verification.Verified;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JiraTokenTest extends ProviderWebhookContract {

    private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    @Override
    protected ProviderWebhook webhook() {
        return new JiraWebhook();
    }

    @Override
    protected Map<String, String> chosenSettings() {
        return Map.of("scheme", "oauth_jwt");
    }

    @Override
    protected Duration window() {
        return null;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"None\"}",
                "{\"alg\":\"RS256\"}",
                "{\"alg\":\"HS512\"}",
                "{\"alg\":\"hs256\"}",
                "{\"alg\":[\"HS256\"]}",
                "{\"typ\":\"JWT\"}",
                "{}",
                "[]",
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}"
            })
    void refusesEveryOtherAlgorithmEvenWhenTheSignatureFits(String header) {
        assertThat(verify(bearer(token(header, claims(-10, 60))), secret("current")))
                .isEqualTo(Verification.refused(Refusal.SIGNATURE_MALFORMED));
    }

    @Test
    void refusesATokenWithoutASignature() {
        String signed = token(HS256, claims(-10, 60));
        String unsigned = signed.substring(0, signed.lastIndexOf('.') + 1);
        assertThat(verify(bearer(unsigned), secret("current")))
                .isEqualTo(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    @Test
    void refusesChangedClaims() {
        String[] parts = token(HS256, claims(-10, 60)).split("\\.");
        String forged = parts[0] + "." + encoded(claims(-10, 6000)) + "." + parts[2];
        assertThat(verify(bearer(forged), secret("current"))).isEqualTo(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    @Test
    void holdsTheTimesOfTheToken() {
        assertThat(verify(bearer(token(HS256, claims(-10, -59))), secret("current")))
                .isInstanceOf(Verified.class);
        assertThat(verify(bearer(token(HS256, claims(-10, -60))), secret("current")))
                .isEqualTo(Verification.refused(Refusal.TOKEN_EXPIRED));
        assertThat(verify(bearer(token(HS256, claims(60, 600))), secret("current")))
                .isInstanceOf(Verified.class);
        assertThat(verify(bearer(token(HS256, claims(61, 600))), secret("current")))
                .isEqualTo(Verification.refused(Refusal.TOKEN_EXPIRED));
    }

    @Test
    void needsAnExpiry() {
        assertThat(verify(bearer(token(HS256, "{\"iat\":" + NOW.getEpochSecond() + "}")), secret("current")))
                .isEqualTo(Verification.refused(Refusal.TIMESTAMP_MISSING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Basic eDp5", "Bearer a.b", "Bearer a.b.c.d", "Bearer ..", "Bearer *.*.*"})
    void refusesWhatIsNoToken(String authorization) {
        var request = new WebhookRequest(
                "POST", URL, WebhookHeaders.none().with("Authorization", authorization), new byte[] {'{', '}'});
        assertThat(verify(request, secret("current"))).isInstanceOf(Verification.Refused.class);
    }

    private static String claims(long issuedIn, long expiresIn) {
        return "{\"iss\":\"app\",\"iat\":%d,\"exp\":%d}"
                .formatted(NOW.getEpochSecond() + issuedIn, NOW.getEpochSecond() + expiresIn);
    }

    private String token(String header, String claims) {
        String signed = encoded(header) + "." + encoded(claims);
        byte[] signature =
                HmacSha256.sign(HmacSha256.characters(secret("current")), signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String encoded(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }

    private static WebhookRequest bearer(String token) {
        return new WebhookRequest(
                "POST", URL, WebhookHeaders.none().with("Authorization", "Bearer " + token), new byte[] {'{', '}'});
    }
}
