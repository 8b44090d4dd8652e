package io.signalbox.controlplane.integrations.providers.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.integrations.providers.Delivery;
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
import org.junit.jupiter.params.provider.CsvSource;

class HubSpotWebhookTest extends ProviderWebhookContract {

    private static final SigningSecret PUBLISHED = new SigningSecret("docs", "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy");

    @Override
    protected ProviderWebhook webhook() {
        return new HubSpotWebhook();
    }

    @Override
    protected Duration window() {
        return Duration.ofMinutes(5);
    }

    @ParameterizedTest
    @CsvSource({
        "1693657560000, K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=",
        "1700000300000, RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw="
    })
    void acceptsThePublishedVectors(long timestamp, String signature) {
        var request = published(timestamp, signature, "https://www.example.com/webhook_uri");
        Instant then = Instant.ofEpochMilli(timestamp);
        assertThat(webhook().verify(request, List.of(PUBLISHED), settings(), then))
                .isEqualTo(new Verified("hubspot-v3", PUBLISHED, then));
        assertThat(webhook().verify(tampered(request), List.of(PUBLISHED), settings(), then))
                .isEqualTo(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.example.com/webhook_uri",
        "https://www.example.com/webhook_uri/",
        "https://example.com/webhook_uri"
    })
    void refusesAnotherAddress(String url) {
        var request = published(1693657560000L, "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=", url);
        assertThat(webhook().verify(request, List.of(PUBLISHED), settings(), Instant.ofEpochMilli(1693657560000L)))
                .isEqualTo(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    @Test
    void takesNoOtherSpellingOfTheSignature() {
        for (String spelling : List.of(
                "K36dawei4A-QBNolUOqo7s91KQDWQ5MXZ_QufNYuk_Y=",
                "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y",
                "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Z=")) {
            var request = published(1693657560000L, spelling, "https://www.example.com/webhook_uri");
            assertThat(webhook().verify(request, List.of(PUBLISHED), settings(), Instant.ofEpochMilli(1693657560000L)))
                    .isEqualTo(Verification.refused(Refusal.SIGNATURE_MALFORMED));
        }
    }

    @Test
    void decodesOnlyWhatHubSpotDecodes() {
        assertThat(HubSpotSignature.decoded("https://x%3A1%2Fa%3Fb%40%21%24%27%28%29%2A%2C%3B"))
                .isEqualTo("https://x:1/a?b@!$'()*,;");
        assertThat(HubSpotSignature.decoded("/a%20b%26c%3Dd%25%2B%23?q=%E2%82%AC"))
                .isEqualTo("/a%20b%26c%3Dd%25%2B%23?q=%E2%82%AC");
        assertThat(HubSpotSignature.decoded("/%3a%2f")).isEqualTo("/:/");
    }

    @Test
    void makesOneEventOfEachElement() throws NotJson {
        List<Delivery> deliveries = describe("""
                [{"eventId":1,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"ticket.propertyChange",
                  "attemptNumber":0,"objectId":9,"propertyName":"subject"},
                 {"eventId":1,"portalId":891,"occurredAt":1564113600000,"subscriptionType":"object.creation","objectTypeId":"0-5",
                  "attemptNumber":3,"objectId":123}]""", WebhookHeaders.none());
        assertThat(deliveries.stream().map(Delivery::externalId)).containsExactly("62515:0-5:9", "891:0-5:123");
        assertThat(deliveries.stream().map(Delivery::account)).containsExactly("62515", "891");
        assertThat(deliveries.getFirst().deliveryId())
                .isEqualTo("62515:ticket.propertyChange:9:1:1564113600000:subject");
        assertThat(deliveries.getFirst().payload().string())
                .startsWith("{\"eventId\":1")
                .endsWith("\"subject\"}");
    }

    @Test
    void keepsTheIdentityWhenHubSpotTriesAgain() throws NotJson {
        String first =
                "[{\"eventId\":1,\"portalId\":2,\"occurredAt\":3,\"subscriptionType\":\"deal.creation\",\"objectId\":4,\"attemptNumber\":0}]";
        String again = first.replace("\"attemptNumber\":0", "\"attemptNumber\":1");
        assertThat(describe(again, WebhookHeaders.none()).getFirst().deliveryId())
                .isEqualTo(describe(first, WebhookHeaders.none()).getFirst().deliveryId());
    }

    @Test
    void doesNotSplitWhatIsNoBatchOfHubSpots() throws NotJson {
        assertThat(describe("[" + "{},".repeat(5000) + "{}]", WebhookHeaders.none()))
                .hasSize(1);
        assertThat(describe("[]", WebhookHeaders.none())).isEmpty();
    }

    private static WebhookRequest published(long timestamp, String signature, String url) {
        return new WebhookRequest(
                "POST",
                url,
                WebhookHeaders.none()
                        .with("X-HubSpot-Request-Timestamp", Long.toString(timestamp))
                        .with("X-HubSpot-Signature-v3", signature),
                "{'example_field':'example_value'}".getBytes(StandardCharsets.UTF_8));
    }
}
