package io.signalbox.controlplane.integrations.providers.slack;

import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.platform.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes a delivery of the Events API the same as another one. An app that is mentioned in a channel it listens to gets one text
 * twice, as {@code app_mention} and as {@code message}, in either order and under two event ids: the text's own place tells that they
 * are one. An edit is told apart by its time and its text, for Slack counts edits in whole seconds.
 */
final class SlackDeliveryId {

    private static final Set<String> POSTED = Set.of("", "file_share", "thread_broadcast", "me_message", "bot_message");

    private SlackDeliveryId() {}

    static @Nullable String of(PayloadReader payload) {
        String type = payload.text("/event/type");
        String subtype = payload.text("/event/subtype");
        boolean mention = "app_mention".equals(type);
        if (mention || "message".equals(type) && POSTED.contains(subtype == null ? "" : subtype)) {
            return orEventId(payload, text(payload, "/event"));
        }
        boolean edit =
                "message".equals(type) && "message_changed".equals(subtype) && payload.has("/event/message/edited/ts");
        return orEventId(payload, edit ? text(payload, "/event/message") : null);
    }

    private static @Nullable String orEventId(PayloadReader payload, @Nullable String text) {
        return text == null ? payload.text("/event_id") : text;
    }

    private static @Nullable String text(PayloadReader payload, String message) {
        String team = payload.firstText("/team_id", "/event/team");
        String channel = payload.text("/event/channel");
        String timestamp = payload.text(message + "/ts");
        if (team == null || channel == null || timestamp == null) {
            return null;
        }
        String edited = payload.text(message + "/edited/ts");
        String place = "text:" + team + ":" + channel + ":" + timestamp;
        return edited == null ? place : place + ":" + edited + ":" + digest(payload, message);
    }

    private static String digest(PayloadReader payload, String message) {
        String content =
                payload.root().at(message + "/text") + "\n" + payload.root().at(message + "/blocks");
        return HexFormat.of().formatHex(Sha256.of(content.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }
}
