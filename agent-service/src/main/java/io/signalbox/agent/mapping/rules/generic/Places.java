package io.signalbox.agent.mapping.rules.generic;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.contracts.senders.Template;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of one event are.
 *
 * @param templates by part, the first that is there counts
 * @param rule what provenance names when a value is more than a copy
 */
record Places(SenderPayload payload, Map<String, List<Template>> templates, String rule) {

    /** The first place that is there and is not null. */
    Optional<Cursor> place(String part) {
        return of(part).stream()
                .filter(Template::isPlain)
                .map(template -> payload.at(template.source()))
                .filter(Cursor::present)
                .findFirst();
    }

    /** A text, the name of an object, a filled template or a constant. */
    @Nullable
    Sourced<String> text(String part) {
        return of(part).stream()
                .map(this::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether the event itself empties the part: its place is there and holds null or an empty list. */
    Optional<Provenance> cleared(String part) {
        return of(part).stream()
                .filter(Template::isPlain)
                .map(template -> payload.at(template.source()))
                .filter(place -> isEmptied(place.node()))
                .map(place -> Provenance.payload(place.pointer()))
                .findFirst();
    }

    boolean isConstant(String part) {
        return !of(part).isEmpty() && of(part).getFirst().isConstant();
    }

    List<Template> of(String part) {
        return templates.getOrDefault(part, List.of());
    }

    private @Nullable Sourced<String> text(Template template) {
        if (template.isPlain()) {
            Cursor place = payload.at(template.source());
            return place.present() ? GenericParts.word(place) : null;
        }
        return template.render(payload)
                .map(text -> new Sourced<>(text, provenance(template)))
                .orElse(null);
    }

    private Provenance provenance(Template template) {
        return template.pointer()
                .map(pointer -> Provenance.payloadByRule(pointer, rule))
                .orElseGet(() -> Provenance.rule(rule));
    }

    /** Some senders write 0 for nobody. */
    private static boolean isEmptied(JsonNode node) {
        return node.isNull()
                || node.isValueNode() && node.asText().equals(GenericParts.NOBODY)
                || node.isArray() && node.isEmpty();
    }
}
