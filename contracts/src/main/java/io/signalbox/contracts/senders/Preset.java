package io.signalbox.contracts.senders;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one product's webhooks are signed and read: a file of {@code presets/}.
 *
 * @param name as a setting names it
 * @param title as people call the product
 * @param setup steps to connect it, as plain sentences
 * @param settings what the signature settings are while nothing else is chosen
 * @param eventType templates, the first that has a text counts
 * @param words the product's own words for {@code status}, {@code priority} and {@code type}, in plain form, with the word of the contract
 * @param events in order: the first that fits counts
 */
public record Preset(
        String name,
        String title,
        List<String> setup,
        Map<String, String> settings,
        List<Template> eventType,
        Map<String, Map<String, String>> words,
        List<EventShape> events) {

    public Optional<EventShape> shapeOf(Payload payload) {
        return events.stream().filter(shape -> shape.fits(payload)).findFirst();
    }

    /** Headers that have to be kept with an event so that it can be read again. */
    public Set<String> headers() {
        Set<String> names = new TreeSet<>();
        eventType.forEach(template -> names.addAll(template.headers()));
        return names;
    }
}
