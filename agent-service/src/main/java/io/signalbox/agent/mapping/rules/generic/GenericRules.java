package io.signalbox.agent.mapping.rules.generic;

import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.ProviderRules;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.contracts.senders.EventShape;
import io.signalbox.contracts.senders.Preset;
import io.signalbox.contracts.senders.Presets;
import io.signalbox.contracts.senders.SenderFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Reads JSON of senders without rules of their own: by the preset of the integration's settings, else by usual names; the pointers of the
 * settings go before both. Where a guess would be needed it gives up, so that a model or a person decides.
 */
@ApplicationScoped
public class GenericRules implements ProviderRules {

    @Override
    public ProviderName provider() {
        return ProviderName.GENERIC;
    }

    @Override
    public Mapping map(SourceEvent event) {
        var payload = new SenderPayload(event);
        if (!event.payload().isObject()) {
            return Unmapped.byRules("The payload is not a JSON object, so no field can be read from it.");
        }
        String preset = event.settings().getOrDefault(SenderFields.PRESET, "");
        return preset.isBlank() ? byUsualNames(payload) : byPreset(payload, preset);
    }

    private static Mapping byPreset(SenderPayload payload, String name) {
        Optional<Preset> preset = Presets.find(name);
        if (preset.isEmpty()) {
            return Unmapped.byRules("There is no preset '" + Bounds.cut(name, 80)
                    + "'. Choose another in the settings of the integration.");
        }
        Optional<EventShape> shape = preset.get().shapeOf(payload);
        if (shape.isEmpty()) {
            return Unmapped.byRules(
                    "The preset " + preset.get().title() + " knows no event like '"
                            + Bounds.cut(payload.event().eventType(), 80)
                            + "'. Check that the integration's preset is the sender's, or take the event out of the sender's webhook.");
        }
        if (shape.get().kind() == EventShape.Kind.IGNORED) {
            return new Ignored(shape.get().ignored().orElseThrow());
        }
        return new SenderReading(
                        payload, new PointedShape(payload).over(shape.get()), SenderVocabulary.of(preset.get()))
                .map();
    }

    private static Mapping byUsualNames(SenderPayload payload) {
        var usual = new UsualShape(payload);
        EventShape shape = new PointedShape(payload).over(usual.find());
        return new SenderReading(payload, shape, SenderVocabulary.usual()).map(usual);
    }
}
