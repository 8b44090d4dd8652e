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
        return Accounts.of(user, "displayName");
    }
}
