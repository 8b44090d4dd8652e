package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import java.util.Objects;
import java.util.Optional;

/**
 * An event of the Events API. What people write becomes a ticket or a comment.
 *
 * @param mapsBots whether what other bots and apps write does too
 */
record SlackEvent(Cursor payload, boolean mapsBots) {

    Mapping map() {
        Cursor event = payload.at("event").required();
        String type = event.at("type").requiredString();
        return switch (type) {
            // An app that is mentioned in a channel it listens to gets both, with one text and one timestamp
            case "message", "app_mention" -> message(event);
            case "reaction_added", "reaction_removed" -> new Ignored("A reaction changes no field of the ticket.");
            case "app_uninstalled" ->
                new Ignored("The Slack app was uninstalled from the workspace, so no messages come any more. Install it"
                        + " again; the integration shows this as its health.");
            case "tokens_revoked" ->
                new Ignored("Slack revoked tokens of the app, so it may not see messages any more. Install it again;"
                        + " the integration shows this as its health.");
            default ->
                new Ignored(
                        "The Slack event " + Bounds.cut(type, Bounds.KEY) + " is not a message, so no ticket changes;"
                                + " the app's event subscriptions can leave it out.");
        };
    }

    private Mapping message(Cursor event) {
        String subtype = event.at("subtype").string("");
        return switch (subtype) {
            case "", "file_share", "thread_broadcast", "me_message", "bot_message" -> posted(event);
            case "message_changed" -> changed(event);
            case "message_deleted" -> deleted(event);
            case "ekm_access_denied" ->
                new Ignored("Slack withholds the text of the message: the workspace's encryption key denies access.");
            case "message_replied" ->
                new Ignored("Slack tells that a thread has a reply; the reply comes as a message.");
            default ->
                new Ignored("Slack wrote the message itself to tell of a " + Bounds.cut(subtype, Bounds.KEY)
                        + "; nobody asks for anything in it.");
        };
    }

    private Mapping posted(Cursor event) {
        return ignoredBot(event).<Mapping>map(ignored -> ignored).orElseGet(() -> {
            SlackMessage message = message(event, event);
            // A mention that was edited in comes with the message's first timestamp
            return event.at("edited").present() ? message.edited() : message.posted();
        });
    }

    /** Slack also reports a change when it adds a preview; only an edit is one. */
    private Mapping changed(Cursor event) {
        Cursor now = event.at("message").required();
        Optional<Ignored> bot = ignoredBot(now);
        if (bot.isPresent()) {
            return bot.get();
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
        return ignoredBot(before).<Mapping>map(ignored -> ignored).orElseGet(() -> gone(event, before));
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

    /** Bots answer bots for ever, our own first of all; so that one is left alone whatever the setting says. */
    private Optional<Ignored> ignoredBot(Cursor message) {
        if (isOwn(message)) {
            return Optional.of(
                    new Ignored(
                            "The message was written by this integration's own Slack app; mapping it would answer our own answers."));
        }
        if (mapsBots || !isBot(message)) {
            return Optional.empty();
        }
        return Optional.of(
                new Ignored("The message was written by a bot, an app or a workflow. To map such messages, set"
                        + " 'Messages of bots' to 'map' in the integration's settings."));
    }

    private static boolean isBot(Cursor message) {
        return message.at("bot_id").present()
                || message.at("subtype").string("").equals("bot_message");
    }

    private boolean isOwn(Cursor message) {
        String app = payload.at("api_app_id").string("");
        String writer =
                message.at("app_id").string(message.at("bot_profile", "app_id").string(""));
        return isBot(message) && !app.isEmpty() && app.equals(writer)
                || isOwnUser(message.at("user").string(""));
    }

    private boolean isOwnUser(String user) {
        return payload.at("authorizations").items().stream()
                .filter(authorization -> authorization.at("is_bot").isTrue())
                .map(authorization -> authorization.at("user_id").string())
                .filter(Objects::nonNull)
                .anyMatch(user::equals);
    }
}
