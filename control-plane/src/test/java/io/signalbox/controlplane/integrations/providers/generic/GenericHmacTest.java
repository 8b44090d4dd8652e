package io.signalbox.controlplane.integrations.providers.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.ProviderWebhookContract;
import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GenericHmacTest extends ProviderWebhookContract {

    @Override
    protected ProviderWebhook webhook() {
        return new GenericWebhook();
    }

    @Override
    protected Map<String, String> chosenSettings() {
        return Map.of("scheme", "hmac_sha256", "timestamp_header", "X-Time");
    }

    @Override
    protected Duration window() {
        return Duration.ofMinutes(5);
    }

    static Stream<Map<String, String>> ways() {
        return Stream.of(
                Map.of(),
                Map.of("signature_header", "X-Hub-Signature-256", "signature_prefix", "sha256="),
                Map.of("signature_encoding", "base64"),
                Map.of("signature_encoding", "base64", "signature_prefix", "v1:"),
                Map.of("timestamp_header", "X-Time"),
                Map.of("timestamp_header", "X-Time", "signed_template", "v0:{timestamp}:{body}"),
                Map.of("timestamp_header", "X-Time", "signed_template", "{body}{timestamp}"),
                Map.of("signature_format", "stripe", "signature_header", "Stripe-Signature"),
                Map.of("delivery_id_header", "X-Message"),
                Map.of("scheme", "hmac_sha1", "signature_prefix", "sha1="),
                Map.of("scheme", "hmac_sha1", "signature_encoding", "base64"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void verifiesEveryWayItCanBeSet(Map<String, String> way) {
        Settings settings = with(way);
        assertThat(webhook().problems(settings)).isEmpty();
        WebhookRequest request = webhook().sample(new SampleOrder(URL, secret("current"), settings, NOW, ID));
        assertThat(webhook().verify(request, List.of(secret("current")), settings, NOW))
                .isInstanceOf(Verification.Verified.class);
        assertThat(webhook().verify(tampered(request), List.of(secret("current")), settings, NOW))
                .isInstanceOf(Verification.Refused.class);
        assertThat(webhook().verify(request, List.of(secret("other")), settings, NOW))
                .isInstanceOf(Verification.Refused.class);
    }

    static Stream<Map<String, String>> mistakes() {
        return Stream.of(
                Map.of("signature_header", "no spaces"),
                Map.of("signed_template", "{timestamp}"),
                Map.of("signed_template", "{body}{body}"),
                Map.of("signed_template", "{timestamp}.{body}"),
                Map.of("timestamp_header", "X-Time", "signed_template", "{body}"),
                Map.of("event_type_pointer", "type"),
                Map.of("external_id_pointer", "/a~2"),
                Map.of("status_pointer", "status"),
                Map.of("deletion_pointer", "$.deleted"),
                Map.of("comment_pointer", "/comment/{id}/~"),
                Map.of("time_zone", "Mars/Olympus"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesSettingsThatProveNothing(Map<String, String> mistake) {
        assertThat(webhook().problems(with(mistake))).isNotEmpty();
    }

    @Test
    void namesEachSettingThatIsNoPointer() {
        assertThat(webhook()
                        .problems(with(Map.of("title_pointer", "title", "url_pointer", "/a b", "time_zone", "UTC+99"))))
                .extracting(FieldProblem::pointer)
                .containsExactlyInAnyOrder("/settings/title_pointer", "/settings/time_zone");
    }

    @Test
    void acceptsOneOfSeveralSignatures() {
        Settings settings = with(Map.of("signature_prefix", "v1="));
        WebhookRequest request = webhook().sample(new SampleOrder(URL, secret("current"), settings, NOW, ID));
        String own = request.headers().single("X-Signature").orElseThrow();
        String rotating = "v1=" + "0".repeat(64) + ", " + own;
        var headers = WebhookHeaders.none().with("X-Signature", rotating);

        assertThat(webhook()
                        .verify(
                                new WebhookRequest("POST", URL, headers, request.body()),
                                List.of(secret("current")),
                                settings,
                                NOW))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void readsTypeAndTicketWhereTheSettingsSay() throws NotJson {
        Settings settings = with(Map.of("event_type_pointer", "/meta/kind", "external_id_pointer", "/case/no"));
        var json = "{\"meta\":{\"kind\":\"case.opened\"},\"case\":{\"no\":77},\"id\":\"x\"}";
        var delivery = webhook()
                .describe(UntrustedJson.read(json.getBytes(StandardCharsets.UTF_8)), sample().headers(), settings)
                .getFirst();
        assertThat(delivery.eventType()).isEqualTo("case.opened");
        assertThat(delivery.externalId()).isEqualTo("77");
    }

    private Settings with(Map<String, String> chosen) {
        var all = new HashMap<>(chosen);
        all.putIfAbsent("scheme", "hmac_sha256");
        return webhook().inForce(all);
    }
}
