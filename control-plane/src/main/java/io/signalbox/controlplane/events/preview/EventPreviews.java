package io.signalbox.controlplane.events.preview;

import io.signalbox.controlplane.agentclient.AgentClient;
import io.signalbox.controlplane.agentclient.AgentEvent;
import io.signalbox.controlplane.agentclient.AgentIntegration;
import io.signalbox.controlplane.agentclient.AgentUnavailable;
import io.signalbox.controlplane.events.EventDetails;
import io.signalbox.controlplane.events.EventNotFound;
import io.signalbox.controlplane.events.Events;
import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.integrations.Integrations;
import io.signalbox.controlplane.integrations.ProviderCatalogue;
import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.limits.LimitRule;
import io.signalbox.controlplane.platform.limits.SharedLimits;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stored event as intake and the agent's rules would under other settings. */
@Service
public class EventPreviews {

    /** A person who types asks often; more than this is no person. */
    private static final LimitRule OF_CALLER = LimitRule.leased("event-preview", 120, Duration.ofMinutes(1));

    private final Events events;
    private final Integrations integrations;
    private final ProviderCatalogue catalogue;
    private final AgentClient agent;
    private final SharedLimits limits;
    private final JsonMapper json;

    EventPreviews(
            Events events,
            Integrations integrations,
            ProviderCatalogue catalogue,
            AgentClient agent,
            SharedLimits limits,
            JsonMapper json) {
        this.events = events;
        this.integrations = integrations;
        this.catalogue = catalogue;
        this.agent = agent;
        this.limits = limits;
        this.json = json;
    }

    /**
     * What the event would become.
     *
     * @param chosen settings in place of those of the event's integration
     * @throws EventNotFound when this organization has no such event
     * @throws InvalidRequest naming each setting that is unknown or has a value it cannot have
     * @throws PayloadUnreadable when the event holds no JSON object
     * @throws AgentUnavailable when the agent does not answer
     */
    public EventPreview preview(UUID eventId, Map<String, String> chosen) {
        limits.require(OF_CALLER, Principal.current().actor().id().toString(), "Too many previews. Wait a little.");
        EventDetails event = events.get(eventId);
        IntegrationView integration = integrations.get(event.event().stored().integrationId());
        catalogue.check(integration.provider(), chosen);
        Map<String, Object> payload = event.payload();
        if (payload == null) {
            throw new PayloadUnreadable(event.payloadProblem() + " There is nothing to preview.");
        }
        Settings settings = catalogue.inForce(integration.provider(), chosen);
        Delivery delivery = delivery(integration.provider(), payload, event.headers(), settings);
        var asked = new AgentEvent(
                eventId,
                delivery.eventType(),
                delivery.externalId(),
                event.event().stored().receivedAt(),
                event.headers(),
                payload);
        var of = new AgentIntegration(integration.id(), integration.provider(), integration.name(), settings.values());
        return new EventPreview(delivery.eventType(), delivery.externalId(), agent.preview(of, asked));
    }

    private Delivery delivery(
            String provider, Map<String, Object> payload, Map<String, String> headers, Settings settings) {
        WebhookHeaders kept = WebhookHeaders.none();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            kept = kept.with(header.getKey(), header.getValue());
        }
        try {
            UntrustedJson content = UntrustedJson.read(json.writeValueAsBytes(payload));
            List<Delivery> deliveries = catalogue.webhook(provider).describe(content, kept, settings);
            return deliveries.getFirst();
        } catch (NotJson impossible) {
            throw new IllegalStateException("A stored payload is not JSON", impossible);
        }
    }
}
