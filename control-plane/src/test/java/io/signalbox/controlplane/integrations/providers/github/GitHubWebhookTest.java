package io.signalbox.controlplane.integrations.providers.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.util.List;
import org.junit.jupiter.api.Test;

class GitHubWebhookTest extends ProviderWebhookContract {

    private static final SigningSecret PUBLISHED = new SigningSecret("docs", "It's a Secret to Everybody");
    private static final String SIGNATURE = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Override
    protected ProviderWebhook webhook() {
        return new GitHubWebhook();
    }

    @Override
    protected Duration window() {
        return null;
    }

    @Test
    void acceptsThePublishedVector() {
        var request = published("X-Hub-Signature-256", "sha256=" + SIGNATURE);
        assertThat(verify(request, PUBLISHED)).isEqualTo(new Verified("github-sha256", PUBLISHED, null));
        assertThat(verify(tampered(request), PUBLISHED)).isEqualTo(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    @Test
    void takesNoSha1() {
        assertThat(verify(published("X-Hub-Signature", "sha1=" + SIGNATURE.substring(0, 40)), PUBLISHED))
                .isEqualTo(Verification.refused(Refusal.SIGNATURE_MISSING));
        assertThat(verify(published("X-Hub-Signature-256", "sha1=" + SIGNATURE), PUBLISHED))
                .isEqualTo(Verification.refused(Refusal.SIGNATURE_MALFORMED));
    }

    @Test
    void readsTheFormItSendsAndNoOther() throws NotJson {
        WebhookHeaders form = WebhookHeaders.none()
                .with("content-type", "application/x-www-form-urlencoded; charset=utf-8")
                .with("X-GitHub-Event", "ping");
        var request = new WebhookRequest(
                "POST", URL, form, "payload=%7B%22zen%22%3A%22a%2Bb+c%22%7D".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(webhook().json(request), StandardCharsets.UTF_8)).isEqualTo("{\"zen\":\"a+b c\"}");
        assertThat(describe(request).getFirst().eventType()).isEqualTo("ping");
        for (String body : new String[] {"", "x=1", "payload=%7", "payload=%zz"}) {
            var bad = new WebhookRequest("POST", URL, form, body.getBytes(StandardCharsets.US_ASCII));
            assertThatExceptionOfType(NotJson.class).isThrownBy(() -> webhook().json(bad));
        }
    }

    @Test
    void isAboutTheIssueOrThePullRequestOfTheRepositorysId() throws NotJson {
        String repository = "\"repository\":{\"id\":11,\"full_name\":\"acme/shop\"}";
        assertThat(externalId("issues", "{\"action\":\"opened\",\"issue\":{\"number\":7}," + repository + "}"))
                .isEqualTo("repo:11#7");
        assertThat(externalId("pull_request", "{\"pull_request\":{\"number\":8}," + repository + "}"))
                .isEqualTo("repo:11#8");
        assertThat(externalId("pull_request_review", "{\"pull_request\":{\"number\":8}," + repository + "}"))
                .isEqualTo("repo:11#8");
        assertThat(externalId("discussion_comment", "{\"discussion\":{\"number\":9}," + repository + "}"))
                .isEqualTo("repo:11#9");
        assertThat(externalId("ping", "{\"zen\":\"x\"," + repository + "}")).isEqualTo("d1");
        assertThat(externalId("star", "{\"issue\":{\"number\":7}," + repository + "}"))
                .isEqualTo("d1");
    }

    @Test
    void isAboutTheSubIssueInItsOwnRepository() throws NotJson {
        String issues = "\"sub_issue\":{\"number\":2},\"parent_issue\":{\"number\":1},\"repository\":{\"id\":11}";
        assertThat(externalId("sub_issues", "{" + issues + ",\"sub_issue_repo\":{\"id\":12}}"))
                .isEqualTo("repo:12#2");
        assertThat(externalId("sub_issues", "{" + issues + ",\"parent_issue_repo\":{\"id\":12}}"))
                .isEqualTo("repo:11#2");
    }

    @Test
    void saysUnderWhichNameEarlierVersionsKnewIt() throws NotJson {
        String repository = "\"repository\":{\"id\":11,\"full_name\":\"acme/shop\"}";
        assertThat(delivery("issues", "{\"issue\":{\"number\":7}," + repository + "}")
                        .otherIds())
                .isEqualTo(new Delivery.OtherIds(List.of("acme/shop#7"), "acme/shop#7"));
        assertThat(delivery("discussion", "{\"discussion\":{\"number\":9}," + repository + "}")
                        .otherIds())
                .isEqualTo(new Delivery.OtherIds(List.of(), "acme/shop#9"));
        assertThat(delivery("ping", "{\"zen\":\"x\"}").otherIds()).isNull();
    }

    @Test
    void fallsBackToTheNameAndInventsNoTicketWithoutIt() throws NotJson {
        assertThat(externalId("issues", "{\"issue\":{\"number\":7},\"repository\":{\"full_name\":\"acme/shop\"}}"))
                .isEqualTo("acme/shop#7");
        for (String odd : new String[] {
            "{\"issue\":{\"number\":7}}",
            "{\"issue\":{},\"repository\":{\"id\":11}}",
            "{\"issue\":{\"number\":\"7#8\"},\"repository\":{\"id\":11}}",
            "{\"issue\":{\"number\":7},\"repository\":{\"id\":\"1#2\"}}"
        }) {
            assertThat(externalId("issues", odd)).as(odd).isEqualTo("d1");
        }
    }

    @Test
    void namesTheEventWithItsAction() throws NotJson {
        Delivery delivery = describe(sample()).getFirst();
        assertThat(delivery.eventType()).isEqualTo("issues.edited");
        assertThat(delivery.deliveryId()).isEqualTo(ID.toString());
    }

    private String externalId(String event, String json) throws NotJson {
        return delivery(event, json).externalId();
    }

    private Delivery delivery(String event, String json) throws NotJson {
        return describe(
                        json,
                        WebhookHeaders.none().with("X-GitHub-Event", event).with("X-GitHub-Delivery", "d1"))
                .getFirst();
    }

    private static WebhookRequest published(String header, String value) {
        return new WebhookRequest(
                "POST",
                URL,
                WebhookHeaders.none().with(header, value),
                "Hello, World!".getBytes(StandardCharsets.UTF_8));
    }
}
