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

/** StatusVocabulary, lists and people in the few shapes that senders write them in. */
final class GenericParts {

    private GenericParts() {}

    /** A text, or an object with a name. */
    static @Nullable Sourced<String> word(Cursor place) {
        return place.isObject()
                ? place.firstOf("name", "label", "value", "title").text()
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

    /** A text is an email address, a login or an id: whichever, it is what the sender calls the account. */
    static @Nullable Sourced<Person> person(Cursor place) {
        if (!place.isObject()) {
            String text = place.string();
            String email = text != null && text.contains("@") ? text : null;
            return Accounts.of(place, place.text(), null, null, email);
        }
        return Accounts.of(
                place,
                place.firstOf("id", "email", "login", "username", "name").text(),
                place.firstOf("name", "display_name", "displayName").string(),
                place.firstOf("login", "username").string(),
                place.at("email").string());
    }
}
