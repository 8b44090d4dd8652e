package io.signalbox.agent.mapping.rules;

import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.UnexpectedShape;
import org.jspecify.annotations.Nullable;

/** People as the sources name them, within the contract's limits. */
public final class Accounts {

    private Accounts() {}

    /** Nobody when there is no id: a name alone identifies no account. */
    public static @Nullable Sourced<Person> of(
            Cursor at,
            @Nullable Sourced<String> id,
            @Nullable String name,
            @Nullable String login,
            @Nullable String email) {
        if (id == null) {
            return null;
        }
        if (id.value().length() > Bounds.ID) {
            throw UnexpectedShape.at(at.pointer(), "an account with an id of at most " + Bounds.ID + " characters");
        }
        return new Sourced<>(
                new Person(id.value(), cut(name, Bounds.WORD), cut(login, Bounds.WORD), cut(email, Bounds.EMAIL)),
                Provenance.payload(at.pointer()));
    }

    /**
     * Somebody with {@code id}, {@code name} and {@code email}; nobody when absent.
     *
     * @param handle name of the member with what people are called there
     */
    public static @Nullable Sourced<Person> of(Cursor user, String handle) {
        return user.present()
                ? of(
                        user,
                        user.at("id").text(),
                        user.at("name").string(),
                        user.at(handle).string(),
                        user.at("email").string())
                : null;
    }

    public static @Nullable Sourced<Person> ofId(Cursor id) {
        return of(id, id.text(), null, null, null);
    }

    public static @Nullable Person valueOf(@Nullable Sourced<Person> account) {
        return account == null ? null : account.value();
    }

    private static @Nullable String cut(@Nullable String text, int max) {
        return text == null ? null : Bounds.cut(text, max);
    }
}
