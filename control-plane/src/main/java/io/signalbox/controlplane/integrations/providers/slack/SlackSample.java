package io.signalbox.controlplane.integrations.providers.slack;

import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A reply in a thread of its own second. */
final class SlackSample {

    private SlackSample() {}

    static WebhookRequest request(SampleOrder order) {
        byte[] body = body(order).getBytes(StandardCharsets.UTF_8);
        String timestamp = Long.toString(order.now().getEpochSecond());
        byte[] signature = HmacSha256.sign(HmacSha256.characters(order.secret()), SlackSignature.base(timestamp), body);
        return new WebhookRequest(
                "POST",
                order.url(),
                WebhookHeaders.none()
                        .with("Content-Type", "application/json")
                        .with(SlackSignature.TIMESTAMP, timestamp)
                        .with(SlackSignature.HEADER, "v0=" + HexFormat.of().formatHex(signature)),
                body);
    }

    private static String body(SampleOrder order) {
        long second = order.now().getEpochSecond();
        return """
            {"team_id":"T0SIGNALBOX","api_app_id":"A0SIGNALBOX","type":"event_callback","event_id":"Ev%s",
             "event_time":%d,"is_ext_shared_channel":false,
             "authorizations":[{"team_id":"T0SIGNALBOX","user_id":"U0SIGNALBOX","is_bot":true}],
             "event":{"type":"message","channel":"C0SIGNALBOX","channel_type":"channel","user":"U0SIGNALBOX",
              "text":"Test event from Signalbox","ts":"%d.%06d","thread_ts":"%d.000100","team":"T0SIGNALBOX","blocks":[]}}""".formatted(order.id().toString().replace("-", ""), second, second, millionth(order), second);
    }

    /** Slack tells messages of one second apart by these digits. */
    private static long millionth(SampleOrder order) {
        return Math.floorMod(order.id().getLeastSignificantBits(), 1_000_000L);
    }
}
