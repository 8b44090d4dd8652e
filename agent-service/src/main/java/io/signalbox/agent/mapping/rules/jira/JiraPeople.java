package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import org.jspecify.annotations.Nullable;

/**
 * Accounts: by accountId in Jira Cloud, by key or name on a company's own server. Who has none of them is known by the display name, as
 * {@code name:Ana Souza}: such an account never joins one with an id.
 */
final class JiraPeople {

    private static final String BY_NAME = "name:";

    private JiraPeople() {}

    static @Nullable Sourced<Person> at(Cursor user) {
        if (!user.present()) {
            return null;
        }
        Sourced<String> id = user.firstOf("accountId", "key", "name").text();
        Sourced<String> name = user.at("displayName").text();
        return id != null || name == null ? withId(user, id) : named(user, name.value());
    }

    /** With the address in Jira Cloud only, which proves it; a company's own server stores whatever an administrator typed. */
    private static @Nullable Sourced<Person> withId(Cursor user, @Nullable Sourced<String> id) {
        return Accounts.of(
                user,
                id,
                user.at("displayName").string(),
                user.at("name").string(),
                user.at("accountId").present() ? user.at("emailAddress").string() : null);
    }

    /** Without the address: with no account behind it, nothing vouches for whose it is. */
    private static Sourced<Person> named(Cursor user, String name) {
        String shown = Bounds.cut(name.strip(), Bounds.WORD);
        return new Sourced<>(
                new Person(BY_NAME + shown, shown, null, null),
                Provenance.payloadByRule(user.pointer(), "jira.name_without_account"));
    }
}
