package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import org.jspecify.annotations.Nullable;

/** Who wrote a message: an account, else the bot that posted it, else the name that an incoming webhook chose. */
final class SlackPeople {

    private SlackPeople() {}

    static @Nullable Sourced<Person> authorOf(Cursor message) {
        Cursor profile = message.at("user_profile");
        Cursor id = message.firstOf("user", "bot_id");
        String shown =
                message.at("username").string(message.at("bot_profile", "name").string());
        if (id.text() != null) {
            return Accounts.of(
                    id,
                    id.text(),
                    profile.firstOf("real_name", "display_name").string(shown),
                    profile.at("name").string(),
                    null);
        }
        return shown == null ? null : named(message, Bounds.cut(shown.strip(), Bounds.WORD));
    }

    /** Such a name belongs to no account, so it never joins one. */
    private static Sourced<Person> named(Cursor message, String name) {
        return new Sourced<>(
                new Person("name:" + name, name, null, null),
                Provenance.payloadByRule(message.pointer(), "slack.name_without_account"));
    }
}
