package io.signalbox.controlplane.integrations.providers.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.ProviderWebhookContract;
import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.Verification.Verified;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.platform.json.NotJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksTest extends ProviderWebhookContract {

    private static final SigningSecret PUBLISHED = new SigningSecret("docs", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Instant THEN = Instant.ofEpochSecond(1614265330);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Override
    protected ProviderWebhook webhook() {
        return new GenericWebhook();
    }

    @Override
    protected Duration window() {
        return Duration.ofMinutes(5);
    }

    @Test
    void acceptsThePublishedVector() {
        assertThat(webhook().verify(published(SIGNATURE), List.of(PUBLISHED), settings(), THEN))
                .isEqualTo(new Verified("standard-webhooks-v1", PUBLISHED, THEN));
        assertThat(webhook().verify(tampered(published(SIGNATURE)), List.of(PUBLISHED), settings(), THEN))
                .isEqualTo(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    @Test
    void findsItsSignatureAmongSeveral() {
        String several =
                "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg== v1,"
                        + "A".repeat(43) + "= " + SIGNATURE;
        assertThat(webhook().verify(published(several), List.of(PUBLISHED), settings(), THEN))
                .isInstanceOf(Verified.class);
    }

    @Test
    void ignoresOtherVersionsOfTheSignature() {
        assertThat(webhook().verify(published(SIGNATURE.replace("v1,", "v2,")), List.of(PUBLISHED), settings(), THEN))
                .isEqualTo(Verification.refused(Refusal.SIGNATURE_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whsec_",
                "whsec_***",
                "whsec_c2hvcnQ=",
                "not base64 at all",
                "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void refusesSecretsOfAnotherForm(String secret) {
        assertThat(webhook().secretProblem(secret, settings())).isPresent();
        assertThat(webhook().verify(published(SIGNATURE), List.of(new SigningSecret("bad", secret)), settings(), THEN))
                .isEqualTo(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    @Test
    void findsTheTicketInTheUsualPlaces() throws NotJson {
        WebhookHeaders headers = WebhookHeaders.none().with("webhook-id", "msg_1");
        assertThat(describe("{\"external_id\":\"a\",\"id\":\"b\"}", headers)
                        .getFirst()
                        .externalId())
                .isEqualTo("a");
        assertThat(describe("{\"id\":42}", headers).getFirst().externalId()).isEqualTo("42");
        assertThat(describe("{\"ticket\":{\"id\":\"c\"}}", headers).getFirst().externalId())
                .isEqualTo("c");
        assertThat(describe("{\"data\":{\"id\":\"d\"}}", headers).getFirst().externalId())
                .isEqualTo("d");
        assertThat(describe("{\"id\":{}}", headers).getFirst().externalId()).isEqualTo("msg_1");
    }

    private static WebhookRequest published(String signature) {
        return new WebhookRequest(
                "POST",
                URL,
                WebhookHeaders.none()
                        .with("Webhook-Id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                        .with("Webhook-Timestamp", "1614265330")
                        .with("Webhook-Signature", signature),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
    }
}
