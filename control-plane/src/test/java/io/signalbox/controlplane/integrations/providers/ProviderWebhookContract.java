package io.signalbox.controlplane.integrations.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.signalbox.controlplane.integrations.providers.Verification.Verified;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every provider must do, run by each. Starts from the provider's own signed sample. */
public abstract class ProviderWebhookContract {

    protected static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    protected static final UUID ID = UUID.fromString("01934000-0000-7000-8000-000000000001");
    protected static final String URL = "https://signalbox.example.com/hooks/key";

    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "cookie", "set-cookie");

    protected abstract ProviderWebhook webhook();

    protected Map<String, String> chosenSettings() {
        return Map.of();
    }

    /** Null where the scheme signs no time. */
    protected abstract Duration window();

    protected final Settings settings() {
        return webhook().inForce(chosenSettings());
    }

    protected final SigningSecret secret(String keyId) {
        return new SigningSecret(
                keyId,
                Base64.getEncoder()
                        .encodeToString(
                                (keyId + "-0123456789abcdef0123456789abcdef").getBytes(StandardCharsets.US_ASCII)));
    }

    protected final WebhookRequest sample() {
        return webhook().sample(new SampleOrder(URL, secret("current"), settings(), NOW, ID));
    }

    protected final Verification verify(WebhookRequest request, SigningSecret... secrets) {
        return webhook().verify(request, List.of(secrets), settings(), NOW);
    }

    @Test
    void acceptsItsOwnSample() {
        assertThat(verify(sample(), secret("current"))).isInstanceOf(Verified.class);
    }

    @Test
    void tellsWhichOfSeveralSecretsMatched() {
        assertThat(verify(sample(), secret("newer"), secret("current"), secret("older")))
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified -> assertThat(verified.secret().keyId()).isEqualTo("current"));
    }

    @Test
    void refusesAnotherSecret() {
        assertThat(verify(sample(), secret("other"))).isEqualTo(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    @Test
    void refusesEverythingWithoutASecret() {
        assertThat(verify(sample())).isEqualTo(Verification.refused(Refusal.NO_SECRET));
    }

    @Test
    void refusesAnEmptySecret() {
        assertThat(verify(sample(), new SigningSecret("empty", "")))
                .isEqualTo(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    @Test
    void refusesADeliveryWithoutHeaders() {
        var bare = new WebhookRequest("POST", URL, WebhookHeaders.none(), sample().body());
        assertThat(verify(bare, secret("current"))).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void refusesAHeaderSentTwice() {
        var twice = WebhookHeaders.none();
        for (var header : sample().headers().asMap().entrySet()) {
            for (String value : header.getValue()) {
                twice = twice.with(header.getKey(), value).with(header.getKey(), value);
            }
        }
        assertThat(verify(new WebhookRequest("POST", URL, twice, sample().body()), secret("current")))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void refusesMalformedSignaturesWithoutFailing() {
        for (String nonsense :
                List.of("x", "=", "sha256=", "v0=zz", "v1,", "t=,v1=", "é", "a".repeat(5000), "Bearer ..")) {
            var headers = WebhookHeaders.none();
            for (String name : sample().headers().asMap().keySet()) {
                headers = headers.with(name, nonsense);
            }
            assertThat(verify(new WebhookRequest("POST", URL, headers, sample().body()), secret("current")))
                    .isInstanceOf(Verification.Refused.class);
        }
    }

    @Test
    void holdsItsWindowOnBothSides() {
        Duration window = window();
        if (window == null) {
            return;
        }
        assertThat(at(NOW.plus(window))).isInstanceOf(Verified.class);
        assertThat(at(NOW.minus(window))).isInstanceOf(Verified.class);
        var late = Verification.refused(Refusal.TIMESTAMP_OUTSIDE_WINDOW);
        assertThat(at(NOW.plus(window).plusSeconds(1))).isEqualTo(late);
        assertThat(at(NOW.minus(window).minusSeconds(1))).isEqualTo(late);
    }

    @Test
    void describesItsSampleAsOneEventWithAnIdentity() throws NotJson {
        List<Delivery> deliveries = describe(sample());
        assertThat(deliveries).hasSize(1);
        assertThat(deliveries.getFirst().deliveryId()).isNotBlank();
        assertThat(deliveries.getFirst().eventType()).isNotEqualTo("unknown");
        assertThat(deliveries.getFirst().externalId())
                .isNotEqualTo(deliveries.getFirst().deliveryId());
        assertThat(deliveries.getFirst().payload().problem()).isEmpty();
        assertThat(deliveries.getFirst().payload().kind()).isEqualTo(UntrustedJson.Kind.OBJECT);
    }

    @Test
    void givesEachSampleAnotherIdentity() throws NotJson {
        var other = webhook()
                .sample(new SampleOrder(
                        URL,
                        secret("current"),
                        settings(),
                        NOW,
                        UUID.fromString("01934000-0000-7000-8000-000000000002")));
        assertThat(describe(other).getFirst().deliveryId())
                .isNotEqualTo(describe(sample()).getFirst().deliveryId());
        assertThat(describe(other).getFirst().externalId())
                .isEqualTo(describe(sample()).getFirst().externalId());
    }

    @Test
    void describesAnyJsonWithoutFailing() throws NotJson {
        for (String text : List.of(
                "{}", "[]", "[[]]", "[1,{}]", "null", "7", "\"x\"", "{\"event\":7,\"data\":[],\"issue\":\"x\"}")) {
            UntrustedJson json = UntrustedJson.read(text.getBytes(StandardCharsets.UTF_8));
            assertThatCode(() -> webhook().describe(json, WebhookHeaders.none(), settings()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void boundsWhatSendersChoose() throws NotJson {
        var headers = WebhookHeaders.none();
        for (String name : sample().headers().asMap().keySet()) {
            headers = headers.with(name, "i".repeat(3000));
        }
        for (Delivery delivery : webhook().describe(UntrustedJson.read(sample().body()), headers, settings())) {
            assertThat(delivery.deliveryId()).hasSizeLessThanOrEqualTo(255);
            assertThat(delivery.externalId()).hasSizeLessThanOrEqualTo(255);
            assertThat(delivery.eventType()).hasSizeLessThanOrEqualTo(200);
        }
    }

    @Test
    void keepsNoHeaderThatProvesAnything() {
        assertThat(webhook().keptHeaders(settings())).allSatisfy(name -> assertThat(name.toLowerCase(Locale.ROOT))
                .doesNotContain("signature")
                .isNotIn(SECRET_HEADERS));
    }

    @Test
    void makesSecretsItAccepts() {
        String made = webhook().newSecret(new SecureRandom(), settings());
        assertThat(made).hasSizeGreaterThanOrEqualTo(32);
        assertThat(webhook().secretProblem(made, settings())).isEmpty();
        assertThat(webhook().newSecret(new SecureRandom(), settings())).isNotEqualTo(made);
    }

    @Test
    void explainsItself() {
        assertThat(webhook().profile().setup()).isNotEmpty().allSatisfy(step -> assertThat(step)
                .endsWith("."));
        assertThat(webhook().problems(settings())).isEmpty();
    }

    private Verification at(Instant now) {
        return webhook().verify(sample(), List.of(secret("current")), settings(), now);
    }

    protected final List<Delivery> describe(WebhookRequest request) throws NotJson {
        return webhook().describe(UntrustedJson.read(webhook().json(request)), request.headers(), settings());
    }

    protected final List<Delivery> describe(String json, WebhookHeaders headers) throws NotJson {
        return webhook().describe(UntrustedJson.read(json.getBytes(StandardCharsets.UTF_8)), headers, settings());
    }

    /** A change of one bit anywhere in what is signed. */
    protected static WebhookRequest tampered(WebhookRequest request) {
        byte[] body = request.body().clone();
        body[body.length / 2] ^= 1;
        return new WebhookRequest(request.method(), request.url(), request.headers(), body);
    }
}
