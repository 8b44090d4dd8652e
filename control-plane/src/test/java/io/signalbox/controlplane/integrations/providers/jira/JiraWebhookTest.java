package io.signalbox.controlplane.integrations.providers.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.ProviderWebhookContract;
import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.Verification.Verified;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.platform.json.NotJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JiraWebhookTest extends ProviderWebhookContract {

    private static final SigningSecret PUBLISHED = new SigningSecret("docs", "It's a Secret to Everybody");

    @Override
    protected ProviderWebhook webhook() {
        return new JiraWebhook();
    }

    /** Its window has two different sides, tested below. */
    @Override
    protected Duration window() {
        return null;
    }

    @Test
    void acceptsThePublishedVector() {
        var request = new WebhookRequest(
                "POST",
                URL,
                WebhookHeaders.none()
                        .with(
                                "X-Hub-Signature",
                                "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9"),
                "Hello World!".getBytes(StandardCharsets.UTF_8));
        assertThat(verify(request, PUBLISHED)).isInstanceOf(Verified.class);
        assertThat(verify(tampered(request), PUBLISHED)).isEqualTo(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1=", "sha512=", "SHA256=", "", "sha256:"})
    void readsTheMethodAndTakesOnlySha256(String method) {
        var request = new WebhookRequest(
                "POST",
                URL,
                WebhookHeaders.none()
                        .with(
                                "X-Hub-Signature",
                                method + "a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9"),
                "Hello World!".getBytes(StandardCharsets.UTF_8));
        assertThat(verify(request, PUBLISHED)).isEqualTo(Verification.refused(Refusal.SIGNATURE_MALFORMED));
    }

    @Test
    void refusesDeliveriesOlderThanADay() {
        assertThat(after(Duration.ofHours(24), Map.of())).isInstanceOf(Verified.class);
        assertThat(after(Duration.ofHours(24).plusMillis(1), Map.of()))
                .isEqualTo(Verification.refused(Refusal.TIMESTAMP_OUTSIDE_WINDOW));
    }

    @Test
    void refusesDeliveriesFromTheFuture() {
        assertThat(after(Duration.ofMinutes(-5), Map.of())).isInstanceOf(Verified.class);
        assertThat(after(Duration.ofMinutes(-5).minusMillis(1), Map.of()))
                .isEqualTo(Verification.refused(Refusal.TIMESTAMP_OUTSIDE_WINDOW));
    }

    @Test
    void takesTheAgeFromTheSettings() {
        assertThat(after(Duration.ofHours(2), Map.of("max_age_hours", "1")))
                .isEqualTo(Verification.refused(Refusal.TIMESTAMP_OUTSIDE_WINDOW));
        assertThat(after(Duration.ofHours(30), Map.of("max_age_hours", "48"))).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "8761", "1.5", "day", "99999"})
    void refusesAnAgeThatIsNone(String hours) {
        Settings settings = Settings.of(webhook().profile().settings(), Map.of("max_age_hours", hours));
        assertThat(webhook().problems(settings)).isNotEmpty();
    }

    @Test
    void isAboutTheIssueForIssuesAndComments() throws NotJson {
        for (String type : List.of("jira:issue_created", "jira:issue_deleted", "comment_updated")) {
            assertThat(externalId(type)).isEqualTo("10002");
        }
        for (String type : List.of("worklog_created", "sprint_started", "issuelink_created")) {
            assertThat(externalId(type)).isEqualTo("delivery-1");
        }
    }

    @Test
    void findsTheIssueOfAServersCommentInTheCommentsAddress() throws NotJson {
        String comment = "https://jira.example/rest/api/2/issue/10148/comment/10100";

        assertThat(delivery("\"comment\":{\"self\":\"" + comment + "\"}")).isEqualTo("10148");
        assertThat(delivery("\"issue\":{\"self\":\"https://jira.example/rest/api/2/issue/7\"}"))
                .isEqualTo("7");
        assertThat(delivery("\"comment\":{\"self\":\"https://jira.example/issue/ABC\"}"))
                .isEqualTo("delivery-1");
    }

    @Test
    void callsTheIssueByItsKey() throws NotJson {
        assertThat(key("jira:issue_updated", "{\"id\":\"10002\",\"key\":\"SHOP-214\"}"))
                .isEqualTo("SHOP-214");
        assertThat(key("jira:issue_updated", "{\"id\":\"10002\"}")).isNull();
        assertThat(key("sprint_closed", "{\"id\":\"10002\",\"key\":\"SHOP-214\"}"))
                .isNull();
    }

    private @Nullable String key(String type, String issue) throws NotJson {
        return describe("{\"webhookEvent\":\"" + type + "\",\"issue\":" + issue + "}", WebhookHeaders.none())
                .getFirst()
                .ticketKey();
    }

    private String delivery(String member) throws NotJson {
        String json = "{\"webhookEvent\":\"comment_created\"," + member + "}";
        return describe(json, WebhookHeaders.none().with("X-Atlassian-Webhook-Identifier", "delivery-1"))
                .getFirst()
                .externalId();
    }

    private String externalId(String type) throws NotJson {
        return describe(
                        "{\"webhookEvent\":\"" + type + "\",\"issue\":{\"id\":\"10002\"}}",
                        WebhookHeaders.none().with("x-atlassian-webhook-identifier", "delivery-1"))
                .getFirst()
                .externalId();
    }

    private Verification after(Duration age, Map<String, String> chosen) {
        Settings settings = Settings.of(webhook().profile().settings(), chosen);
        return webhook().verify(sample(), List.of(secret("current")), settings, NOW.plus(age));
    }
}
