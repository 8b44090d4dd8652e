package io.signalbox.local.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vectors that the providers publish. */
final class SignerTest {

    private static final Instant ANY_TIME = Instant.EPOCH;

    @Test
    void signsAsAtlassianDocuments() {
        WebhookCall signed = new JiraSigner().sign(call("Hello World!"), "It's a Secret to Everybody", ANY_TIME);
        assertThat(signed.headers())
                .containsEntry(
                        "X-Hub-Signature", "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9");
    }

    @Test
    void signsAsGitHubDocuments() {
        WebhookCall signed = new GitHubSigner().sign(call("Hello, World!"), "It's a Secret to Everybody", ANY_TIME);
        assertThat(signed.headers())
                .containsEntry(
                        "X-Hub-Signature-256",
                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    }

    @Test
    void signsAsSlackDocuments() {
        String body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        WebhookCall signed = new SlackSigner()
                .sign(call(body), "8f742231b10e8888abcd99yyyzzz85a5", Instant.ofEpochSecond(1531420618));
        assertThat(signed.headers())
                .containsEntry("X-Slack-Request-Timestamp", "1531420618")
                .containsEntry(
                        "X-Slack-Signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    @Test
    void signsAsHubSpotsLibrariesExpect() {
        WebhookCall call = new WebhookCall(
                "https://www.example.com/webhook_uri", Map.of(), bytes("{'example_field':'example_value'}"));
        WebhookCall signed = new HubSpotSigner()
                .sign(call, "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy", Instant.ofEpochMilli(1693657560000L));
        assertThat(signed.headers())
                .containsEntry("X-HubSpot-Request-Timestamp", "1693657560000")
                .containsEntry("X-HubSpot-Signature-v3", "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=");
    }

    @Test
    void decodesTheAddressTheWayHubSpotDoes() {
        WebhookCall encoded = new WebhookCall("https://example.com/a%3Fb%20c%40d", Map.of(), bytes("[]"));
        WebhookCall decoded = new WebhookCall("https://example.com/a?b%20c@d", Map.of(), bytes("[]"));
        assertThat(new HubSpotSigner().sign(encoded, "secret", ANY_TIME).headers())
                .isEqualTo(new HubSpotSigner().sign(decoded, "secret", ANY_TIME).headers());
    }

    @Test
    void signsAsTheStandardWebhooksLibrariesDo() {
        WebhookCall call = new WebhookCall(
                "http://localhost/",
                Map.of("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
                bytes("{\"test\": 2432232314}"));
        WebhookCall signed = new StandardWebhooksSigner()
                .sign(call, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Instant.ofEpochSecond(1614265330));
        assertThat(signed.headers())
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void refusesStandardWebhookWithoutIdentity() {
        assertThatThrownBy(() -> new StandardWebhooksSigner().sign(call("{}"), "whsec_c2VjcmV0", ANY_TIME))
                .hasMessageContaining("webhook-id");
    }

    @Test
    void signsLinearWithBareHexadecimal() {
        WebhookCall signed = new LinearSigner().sign(call("{}"), "secret", ANY_TIME);
        assertThat(signed.headers().get("Linear-Signature")).matches("[0-9a-f]{64}");
    }

    private static WebhookCall call(String body) {
        return new WebhookCall("http://localhost/", Map.of(), bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
