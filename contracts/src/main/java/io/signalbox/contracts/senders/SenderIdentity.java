package io.signalbox.contracts.senders;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What an event of a generic sender is, and which ticket it is about: the id of the thing, never of the envelope around it. */
public final class SenderIdentity {

    private static final List<String> EVENT_TYPES = List.of(
            "/type",
            "/event_type",
            "/event",
            "/event/event_type",
            "/event/type",
            "/eventType",
            "/event_name",
            "/object_kind",
            "/topic",
            "/action");

    private static final List<String> IDS = List.of("/id", "/external_id", "/uuid", "/key");
    private static final List<String> NOUNS = List.of("ticket", "issue", "incident", "case", "alert", "conversation");
    private static final List<String> REFERENCE_PLACES = List.of("", "/data", "/payload", "/comment", "/data/comment");

    private SenderIdentity() {}

    /** The preset that the settings choose. */
    public static Optional<Preset> preset(Map<String, String> settings) {
        return Optional.ofNullable(settings.get(SenderFields.PRESET)).flatMap(Presets::find);
    }

    /** What happened, by the pointer of the settings, the preset, or the usual names. */
    public static Optional<String> eventType(Payload payload, Map<String, String> settings) {
        return at(payload, settings, SenderFields.EVENT_TYPE_POINTER)
                .or(() -> preset(settings).flatMap(preset -> Template.first(preset.eventType(), payload)))
                .or(() -> first(payload, EVENT_TYPES.stream()));
    }

    /**
     * The id of the ticket, by the pointer of the settings, the preset, or where senders usually put it.
     *
     * @return empty when the payload names none, or the preset knows that the event is about none
     */
    public static Optional<String> externalId(Payload payload, Map<String, String> settings) {
        Optional<EventShape> shape = preset(settings).flatMap(preset -> preset.shapeOf(payload));
        if (shape.filter(known -> known.kind() == EventShape.Kind.IGNORED).isPresent()) {
            return Optional.empty();
        }
        return at(payload, settings, SenderFields.EXTERNAL_ID_POINTER)
                .or(() -> shape.flatMap(known -> Template.first(known.externalId(), payload)))
                .or(() -> usual(payload));
    }

    /** Whether an object that is not the ticket itself, such as a comment, says which ticket it belongs to. */
    public static boolean namesTicket(Payload payload) {
        return payload.text("/external_id").isPresent()
                || CloudEvent.is(payload) && payload.text("/subject").isPresent()
                || references(payload, noun -> true).findFirst().isPresent();
    }

    private static Optional<String> usual(Payload payload) {
        Thing thing = Thing.in(payload);
        Optional<String> own = first(payload, IDS.stream().map(id -> thing.pointer() + id));
        Optional<String> explicit = payload.text("/external_id");
        if (explicit.isPresent()) {
            return explicit;
        }
        if (!thing.noun().isEmpty() && own.isPresent()) {
            return own;
        }
        return referenced(payload, thing)
                .or(() -> CloudEvent.is(payload) ? payload.text("/subject") : Optional.empty())
                .or(() -> own)
                .or(() -> first(payload, IDS.stream()));
    }

    /** An object without a title that names a ticket, such as a comment; or one whose event type speaks of that ticket. */
    private static Optional<String> referenced(Payload payload, Thing thing) {
        boolean titled = Thing.isTitled(payload, thing.pointer());
        String happened = payload.eventType().orElse("").toLowerCase(Locale.ROOT);
        return references(payload, noun -> !titled || happened.contains(noun)).findFirst();
    }

    private static Stream<String> references(Payload payload, Predicate<String> wanted) {
        return NOUNS.stream()
                .filter(wanted)
                .flatMap(noun -> REFERENCE_PLACES.stream().map(place -> place + "/" + noun + "_id"))
                .map(payload::text)
                .flatMap(Optional::stream);
    }

    private static Optional<String> at(Payload payload, Map<String, String> settings, String setting) {
        String pointer = settings.get(setting);
        return pointer == null || pointer.isBlank() ? Optional.empty() : payload.text(pointer);
    }

    private static Optional<String> first(Payload payload, Stream<String> pointers) {
        return pointers.map(payload::text).flatMap(Optional::stream).findFirst();
    }
}
