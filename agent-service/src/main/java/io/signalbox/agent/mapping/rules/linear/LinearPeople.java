package io.signalbox.agent.mapping.rules.linear;

import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import org.jspecify.annotations.Nullable;

/** Linear's users, integrations and apps, each with an id. */
final class LinearPeople {

    private LinearPeople() {}

    static @Nullable Sourced<Person> at(Cursor user) {
        if (!user.present()) {
            return null;
        }
        return Accounts.of(
                user,
                user.at("id").text(),
                user.at("name").string(),
                user.at("displayName").string(),
                user.at("email").string());
    }
}
