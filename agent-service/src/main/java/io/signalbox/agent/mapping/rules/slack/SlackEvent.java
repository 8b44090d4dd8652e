package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import java.util.Objects;

/** An event of the Events API. Only what people write becomes a ticket or a comment. */
record SlackEvent(Cursor payload) {

    Mapping map() {
        Cursor event = payload.at("event").required();
        String type = event.at("type").requiredString();
        return switch (type) {
            // An app that is mentioned in a channel it listens to gets both, with one text and one timestamp
            case "message", "app_mention" -> message(event);
            case "reaction_added", "reaction_removed" -> new Ignored("A reaction changes no field of the ticket.");
            default -> new Ignored("The Slack event " + Bounds.cut(type, Bounds.KEY) + " is not a message.");
        };
    }

    private Mapping message(Cursor event) {
        String subtype = event.at("subtype").string("");
        return switch (subtype) {
            case "", "file_share", "thread_broadcast", "me_message" -> posted(event);
            case "message_changed" -> changed(event);
            case "message_deleted" -> deleted(event);
            case "bot_message" -> byBot();
            default ->
                new Ignored("Slack's " + Bounds.cut(subtype, Bounds.KEY)
                        + " messages are housekeeping, nobody wrote them.");
        };
    }

    private Mapping posted(Cursor event) {
        return isBot(event) ? byBot() : message(event, event).posted();
    }

    /** Slack also reports a change when it adds a preview; only an edit is one. */
    private Mapping changed(Cursor event) {
        Cursor now = event.at("message").required();
        if (isBot(now)) {
            return byBot();
        }
        if (now.at("subtype").string("").equals("tombstone")) {
            return gone(event, now);
        }
        if (!now.at("edited").present()) {
            return new Ignored("Slack added a preview or a thread note to the message; its text is the same.");
        }
        return message(event, now).edited();
    }

    private Mapping deleted(Cursor event) {
        Cursor before = event.at("previous_message");
        if (isBot(before)) {
            return byBot();
        }
        return gone(event, before);
    }

    private Mapping gone(Cursor event, Cursor message) {
        long version = SlackTimestamp.millis(event.firstOf("event_ts", "ts").required());
        Cursor ts = message.at("ts").present() ? message.at("ts") : event.at("deleted_ts");
        String thread = message.at("thread_ts").string(ts.string(""));
        if (thread.equals(ts.string(""))) {
            return SourcedTicket.bareTombstone(version, null);
        }
        return message(event, message).replyGone(version);
    }

    private SlackMessage message(Cursor event, Cursor message) {
        return new SlackMessage(
                payload.at("team_id").string(event.at("team").string("")),
                event.at("channel").requiredString(),
                message);
    }

    /** Bots answer bots for ever, our own first of all; so what a bot writes is left alone. */
    private boolean isBot(Cursor message) {
        if (message.at("bot_id").present() || message.at("subtype").string("").equals("bot_message")) {
            return true;
        }
        String user = message.at("user").string("");
        return payload.at("authorizations").items().stream()
                .filter(authorization -> authorization.at("is_bot").isTrue())
                .map(authorization -> authorization.at("user_id").string())
                .filter(Objects::nonNull)
                .anyMatch(user::equals);
    }

    private static Ignored byBot() {
        return new Ignored("The message was written by a bot; answering bots would run in circles.");
    }
}
