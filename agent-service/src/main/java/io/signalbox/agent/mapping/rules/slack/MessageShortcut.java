package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.rules.Cursor;

/** Someone chose a message, whoever wrote it, and asked for a ticket. It becomes the same ticket as the message itself. */
final class MessageShortcut {

    private MessageShortcut() {}

    static Mapping map(Cursor payload) {
        Cursor message = payload.at("message").required();
        SlackMessage chosen = new SlackMessage(
                payload.at("team", "id").string(""), payload.at("channel", "id").requiredString(), message);
        return message.at("edited").present() ? chosen.edited() : chosen.posted();
    }
}
