package io.signalbox.agent.registry;

import io.signalbox.agent.engine.calls.PromptBounds;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.Subject;
import io.signalbox.agent.workflows.ticketmapping.MappingInput;
import io.signalbox.contract.internalapi.model.EventSubject;
import io.signalbox.contract.internalapi.model.RunAssignment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Reads runs about an event. */
final class EventInputs implements InputReader<MappingInput> {

    private final PromptBounds bounds;

    EventInputs(PromptBounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public RunInput<MappingInput> read(RunAssignment run) {
        EventSubject subject = Objects.requireNonNull(run.getEvent(), "The run is about no event.");
        SourceEvent event = SourceEvents.of(subject.getIntegration(), subject.getEvent());
        byte[] canonical = CanonicalJson.bytes(event.payload());
        String digest = CanonicalJson.digest(canonical);
        UUID integration = subject.getIntegration().getId();
        var input = new MappingInput(
                new Subject(run.getRunId(), run.getOrganizationId(), integration, event),
                digest,
                subject.getMappingPolicy(),
                run.getModel() != null,
                bounds,
                run.getFork() == null ? null : run.getFork().getInstructions());
        return new RunInput<>(input, digest, canonical.length, input.modelUsable(), labels(integration, event));
    }

    @Override
    public InputReader<MappingInput> under(InputSettings settings) {
        return new EventInputs(settings.prompt());
    }

    private static Map<String, String> labels(UUID integration, SourceEvent event) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("integration_id", integration.toString());
        labels.put("provider", event.provider().toString());
        labels.put("event_type", event.eventType());
        return labels;
    }
}
