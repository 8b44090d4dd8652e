package io.signalbox.contracts.senders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The object in a payload that is the ticket, as opposed to the envelope around it.
 *
 * @param pointer JSON pointer; empty for the whole payload
 * @param noun what the payload calls it, such as {@code issue}; empty when only its place says that it is meant
 */
public record Thing(String pointer, String noun) {

    static final List<String> TITLES = List.of("title", "summary", "subject", "headline");

    private static final List<String> NOUNS = List.of(
            "issue", "ticket", "incident", "alert", "case", "task", "work_item", "conversation", "object", "item");
    private static final List<String> ENVELOPES = List.of("", "/data", "/payload", "/event", "/detail");
    private static final List<String> PLACES =
            List.of("/object_attributes", "/data", "/payload", "/event/data", "/detail", "/resource", "/record");

    /** Where the ticket is. The whole payload when nothing in it looks more like one. */
    public static Thing in(Payload payload) {
        boolean envelopeTitled = isTitled(payload, "") && !CloudEvent.is(payload);
        Optional<Thing> named = named(payload)
                .filter(thing -> isNamed(payload, thing.pointer)
                        || !envelopeTitled
                                && payload.text(thing.pointer + "/id").isPresent())
                .findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        if (envelopeTitled) {
            return new Thing("", "");
        }
        return PLACES.stream()
                .filter(payload::isObject)
                .filter(place ->
                        isNamed(payload, place) || payload.text(place + "/id").isPresent())
                .map(place -> new Thing(place, ""))
                .findFirst()
                .orElse(new Thing("", ""));
    }

    private static Stream<Thing> named(Payload payload) {
        List<Thing> things = new ArrayList<>();
        for (String envelope : ENVELOPES) {
            if (envelope.isEmpty() || payload.isObject(envelope)) {
                NOUNS.forEach(noun -> things.add(new Thing(envelope + "/" + noun, noun)));
            }
        }
        return things.stream().filter(thing -> payload.isObject(thing.pointer));
    }

    /** An envelope may have a name too, which is why a name alone makes a ticket only of what is inside one. */
    private static boolean isNamed(Payload payload, String place) {
        return isTitled(payload, place) || payload.text(place + "/name").isPresent();
    }

    static boolean isTitled(Payload payload, String place) {
        return TITLES.stream().anyMatch(name -> payload.text(place + "/" + name).isPresent());
    }
}
