package io.signalbox.controlplane.integrations.providers.slack;

import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import org.jspecify.annotations.Nullable;

/** What Slack's payloads say about themselves. A thread is a ticket: {@code team:channel:timestamp of its first message}. */
record SlackPayload(UntrustedJson json, PayloadReader reader) {

    static SlackPayload of(UntrustedJson json) {
        return new SlackPayload(json, new PayloadReader(json.tree()));
    }

    Delivery delivery() {
        if (reader.has("/event")) {
            return event();
        }
        return reader.has("/command") ? slashCommand() : interaction();
    }

    private Delivery event() {
        String type = reader.text("/event/type");
        String subtype = reader.text("/event/subtype");
        return Delivery.of(
                json,
                SlackDeliveryId.of(reader),
                subtype == null ? type : type + "." + subtype,
                "message".equals(type) || "app_mention".equals(type) ? messageThread() : null,
                reader.seconds("/event_time"));
    }

    /** A command is made once, with a trigger of its own. */
    private Delivery slashCommand() {
        return Delivery.of(json, reader.text("/trigger_id"), "slash_command", null, null);
    }

    private Delivery interaction() {
        String timestamp = reader.firstText("/message/thread_ts", "/message/ts");
        return Delivery.of(
                json,
                reader.text("/trigger_id"),
                reader.text("/type"),
                thread(reader.text("/team/id"), reader.text("/channel/id"), timestamp),
                reader.firstText("/action_ts") == null ? null : reader.seconds("/action_ts"));
    }

    private @Nullable String messageThread() {
        // Edits and deletions carry the message one level down.
        String timestamp = reader.firstText(
                "/event/message/thread_ts",
                "/event/message/ts",
                "/event/previous_message/thread_ts",
                "/event/previous_message/ts",
                "/event/deleted_ts",
                "/event/thread_ts",
                "/event/ts");
        return thread(reader.firstText("/team_id", "/event/team"), reader.text("/event/channel"), timestamp);
    }

    private static @Nullable String thread(
            @Nullable String team, @Nullable String channel, @Nullable String timestamp) {
        return team == null || channel == null || timestamp == null ? null : team + ":" + channel + ":" + timestamp;
    }
}
