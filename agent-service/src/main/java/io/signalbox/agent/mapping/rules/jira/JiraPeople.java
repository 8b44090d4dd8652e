package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import org.jspecify.annotations.Nullable;

/** Accounts: by accountId in Jira Cloud, by key or name on a company's own server. */
final class JiraPeople {

    private JiraPeople() {}

    static @Nullable Sourced<Person> at(Cursor user) {
        if (!user.present()) {
            return null;
        }
        return Accounts.of(
                user,
                user.firstOf("accountId", "key", "name").text(),
                user.at("displayName").string(),
                user.at("name").string(),
                user.at("emailAddress").string());
    }
}
