package io.signalbox.agent.web;

import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.RuleBook;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.registry.SourceEvents;
import io.signalbox.contract.agentapi.PreviewApi;
import io.signalbox.contract.agentapi.model.PreviewRequest;
import io.signalbox.contract.shared.MappingPreview;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Tries the rules on one event. Takes a slot, so that trying never crowds out runs. */
@Singleton
class PreviewResource implements PreviewApi {

    private static final Logger LOG = Logger.getLogger(PreviewResource.class);

    private final RuleBook rules;
    private final EndpointSlots slots;

    @Inject
    PreviewResource(RuleBook rules, EndpointConfig config) {
        this.rules = rules;
        this.slots = new EndpointSlots("previews", config.previews());
    }

    @Override
    @RunOnVirtualThread
    public MappingPreview previewMapping(PreviewRequest request) {
        SourceEvent event = SourceEvents.of(request.getIntegration(), request.getEvent());
        try (EndpointSlots.Slot slot = slots.take()) {
            return MappingPreviews.of(map(event));
        }
    }

    private Mapping map(SourceEvent event) {
        try {
            return rules.map(event);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "preview_failed provider=%s", event.provider());
            return Unmapped.byRules("The rules for " + event.provider() + " failed on this event: "
                    + fault.getClass().getSimpleName() + ".");
        }
    }
}
