package io.signalbox.controlplane.integrations.providers.github;

import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** An edited issue, the same one each time. */
final class GitHubSample {

    private GitHubSample() {}

    static WebhookRequest request(SampleOrder order) {
        byte[] body = body(order.now().truncatedTo(ChronoUnit.SECONDS)).getBytes(StandardCharsets.UTF_8);
        byte[] signature = HmacSha256.sign(HmacSha256.characters(order.secret()), body);
        return new WebhookRequest(
                "POST",
                order.url(),
                WebhookHeaders.none()
                        .with("Content-Type", "application/json")
                        .with(GitHubWebhook.EVENT_HEADER, "issues")
                        .with(GitHubWebhook.DELIVERY_HEADER, order.id().toString())
                        .with(
                                GitHubWebhook.SIGNATURE_HEADER,
                                "sha256=" + HexFormat.of().formatHex(signature)),
                body);
    }

    private static String body(Instant now) {
        return """
            {"action":"edited","issue":{"id":1,"node_id":"I_signalbox","number":1,"title":"Test event from Signalbox",
              "html_url":"https://github.com/example/signalbox-test/issues/1","state":"open",
              "user":{"login":"signalbox","id":1,"type":"User"},"labels":[],"assignee":null,"assignees":[],"milestone":null,
              "body":"Sent by the console to try the connection.","created_at":"2026-01-01T09:00:00Z","updated_at":"%s",
              "closed_at":null,"author_association":"OWNER"},
             "changes":{"title":{"from":"Test event"}},
             "repository":{"id":1,"full_name":"example/signalbox-test","html_url":"https://github.com/example/signalbox-test"},
             "sender":{"login":"signalbox","id":1,"type":"User"}}""".formatted(now);
    }
}
