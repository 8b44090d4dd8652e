package io.signalbox.agent.mapping.rules.generic;

import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Words, lists and people in the few shapes that senders write them in. */
final class GenericParts {

    /** What some senders write for the id of nobody. */
    static final String NOBODY = "0";

    private GenericParts() {}

    /** A text, or an object with a name. */
    static @Nullable Sourced<String> word(Cursor place) {
        return place.isObject()
                ? place.firstOf("name", "label", "value", "title", "summary").text()
                : place.text();
    }

    /** A list of texts or of objects with names, or one text with commas. */
    static @Nullable Sourced<List<String>> labels(Cursor place) {
        if (!place.isArray()) {
            return Sourced.at(place, "generic.labels", text -> Arrays.asList(text.split(",")));
        }
        List<String> names = place.items().stream()
                .map(GenericParts::word)
                .filter(Objects::nonNull)
                .map(Sourced::value)
                .toList();
        return names.isEmpty()
                ? null
                : new Sourced<>(names, Provenance.payloadByRule(place.pointer(), "generic.labels"));
    }

    /** A text is an email address, a login or an id: whichever, it is what the sender calls the account. Of several the first counts. */
    static @Nullable Sourced<Person> person(Cursor place) {
        if (place.isArray()) {
            return place.items().isEmpty() ? null : person(place.items().getFirst());
        }
        if (NOBODY.equals(place.node().asText())) {
            return null;
        }
        if (!place.isObject()) {
            return Accounts.of(place, place.text(), null, null, email(place.string()));
        }
        return Accounts.of(
                place,
                place.firstOf("id", "account_id", "accountId", "uuid", "email", "login", "username", "name", "summary")
                        .text(),
                place.firstOf("name", "display_name", "displayName", "full_name", "summary")
                        .string(),
                place.firstOf("login", "username", "nickname").string(),
                email(place.at("email").string()));
    }

    /** Some senders withhold it and say so in its place. */
    private static @Nullable String email(@Nullable String text) {
        return text != null && text.contains("@") ? text : null;
    }
}
