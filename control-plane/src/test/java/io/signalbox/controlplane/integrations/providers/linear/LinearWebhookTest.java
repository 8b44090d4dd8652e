package io.signalbox.controlplane.integrations.providers.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.ProviderWebhookContract;
import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.HmacSha256;
import io.signalbox.controlplane.platform.json.NotJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinearWebhookTest extends ProviderWebhookContract {

    @Override
    protected ProviderWebhook webhook() {
        return new LinearWebhook();
    }

    @Override
    protected Duration window() {
        return Duration.ofSeconds(60);
    }

    @Test
    void refusesAChangedBody() {
        assertThat(verify(tampered(sample()), secret("current")))
                .isEqualTo(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    @Test
    void asksTheSignedTimeAndNotTheHeader() {
        var request = signed("{\"type\":\"Issue\"}").withHeader("Linear-Timestamp", Long.toString(NOW.toEpochMilli()));
        assertThat(verify(request, secret("current"))).isEqualTo(Verification.refused(Refusal.TIMESTAMP_MISSING));
    }

    @Test
    void saysThatItNeedsJson() {
        assertThat(verify(signed("hello"), secret("current"))).isEqualTo(Verification.refused(Refusal.NOT_JSON));
    }

    @Test
    void findsTheTimeBehindWhatCannotBeStored() {
        String body = "{\"a\":\"\\u0000\",\"b\":" + "[".repeat(5000) + "]".repeat(5000) + ",\"webhookTimestamp\":"
                + NOW.toEpochMilli() + "}";
        assertThat(verify(signed(body), secret("current"))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void isAboutTheIssue() throws NotJson {
        assertThat(externalId("{\"type\":\"Issue\",\"data\":{\"id\":\"i1\"}}")).isEqualTo("i1");
        assertThat(externalId("{\"type\":\"Comment\",\"data\":{\"id\":\"c1\",\"issueId\":\"i1\"}}"))
                .isEqualTo("i1");
        assertThat(externalId("{\"type\":\"Comment\",\"data\":{\"id\":\"c1\",\"issue\":{\"id\":\"i2\"}}}"))
                .isEqualTo("i2");
        assertThat(externalId("{\"type\":\"Reaction\",\"data\":{\"id\":\"r1\"}}"))
                .isEqualTo("d1");
    }

    @Test
    void callsTheIssueByItsIdentifier() throws NotJson {
        assertThat(key("Issue", "{\"id\":\"i1\",\"identifier\":\"ENG-12\"}")).isEqualTo("ENG-12");
        assertThat(key("Issue", "{\"id\":\"i1\",\"number\":12,\"team\":{\"key\":\"ENG\"}}"))
                .isEqualTo("ENG-12");
        assertThat(key("Issue", "{\"id\":\"i1\",\"number\":12}")).isNull();
        assertThat(key("Comment", "{\"id\":\"c1\",\"issue\":{\"id\":\"i2\",\"identifier\":\"ENG-12\"}}"))
                .isEqualTo("ENG-12");
        assertThat(key("Project", "{\"id\":\"p1\",\"identifier\":\"ENG-12\"}")).isNull();
    }

    private @Nullable String key(String type, String data) throws NotJson {
        return describe("{\"type\":\"" + type + "\",\"data\":" + data + "}", WebhookHeaders.none())
                .getFirst()
                .ticketKey();
    }

    private String externalId(String json) throws NotJson {
        return describe(json, WebhookHeaders.none().with("Linear-Delivery", "d1"))
                .getFirst()
                .externalId();
    }

    private WebhookRequest signed(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byte[] signature = HmacSha256.sign(HmacSha256.characters(secret("current")), body);
        return new WebhookRequest(
                "POST",
                URL,
                WebhookHeaders.none().with("Linear-Signature", HexFormat.of().formatHex(signature)),
                body);
    }
}
