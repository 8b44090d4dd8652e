package io.signalbox.controlplane.integrations.providers.jira;

import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

/** An updated issue. The issue is the same each time, so testing again changes one ticket and makes no heap of them. */
final class JiraSample {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

    private JiraSample() {}

    static WebhookRequest request(SampleOrder order) {
        byte[] body = body(order.now()).getBytes(StandardCharsets.UTF_8);
        var request = new WebhookRequest(
                "POST",
                order.url(),
                WebhookHeaders.none()
                        .with("Content-Type", "application/json; charset=utf-8")
                        .with(JiraWebhook.DELIVERY_HEADER, order.id().toString())
                        .with("X-Atlassian-Webhook-Flow", "Primary"),
                body);
        byte[] key = HmacSha256.characters(order.secret());
        if (order.settings().is(JiraProfile.SCHEME, JiraProfile.OAUTH)) {
            return request.withHeader("Authorization", "Bearer " + token(key, order.now()));
        }
        String signature = HexFormat.of().formatHex(HmacSha256.sign(key, body));
        return request.withHeader(JiraSignature.HEADER, "sha256=" + signature);
    }

    static String token(byte[] key, Instant now) {
        String header = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII));
        String claims = "{\"iss\":\"signalbox-test\",\"iat\":%d,\"exp\":%d}"
                .formatted(now.getEpochSecond(), now.plus(Duration.ofMinutes(3)).getEpochSecond());
        String signed = header + "." + encoded(claims.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encoded(HmacSha256.sign(key, signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encoded(byte[] part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
    }

    private static String body(Instant now) {
        return """
            {"timestamp":%d,"webhookEvent":"jira:issue_updated","issue_event_type_name":"issue_generic",
             "user":{"accountId":"signalbox-test","displayName":"Signalbox","active":true,"accountType":"app"},
             "issue":{"id":"10000","self":"https://example.atlassian.net/rest/api/2/issue/10000","key":"TEST-1",
              "fields":{"summary":"Test event from Signalbox","description":"Sent by the console to try the connection.",
               "status":{"id":"3","name":"In Progress","statusCategory":{"key":"indeterminate"}},
               "priority":{"id":"3","name":"Medium"},"issuetype":{"name":"Task","subtask":false},
               "project":{"id":"10000","key":"TEST"},"labels":["signalbox-test"],"assignee":null,
               "created":"2026-01-01T09:00:00.000+0000","updated":"%s"}},
             "changelog":{"id":"10124","items":[{"field":"status","fieldtype":"jira","fieldId":"status",
              "from":"1","fromString":"To Do","to":"3","toString":"In Progress"}]}}""".formatted(now.toEpochMilli(), TIME.format(now));
    }
}
