package io.signalbox.controlplane.events;

import io.signalbox.controlplane.events.webhooks.Receipt;
import io.signalbox.controlplane.integrations.WebhookEndpoint;
import io.signalbox.controlplane.integrations.WebhookEndpoints;
import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.text.StorableText;
import io.signalbox.controlplane.runs.InitialRunState;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Takes in events that no webhook brings: found by runs, or handed in by services. They are raw events like others. */
@Service
public class EventIngest {

    private final EventRepository store;
    private final WebhookEndpoints endpoints;
    private final JsonMapper json;
    private final Clock clock;
    private final Ids ids;

    EventIngest(EventRepository store, WebhookEndpoints endpoints, JsonMapper json, Clock clock, Ids ids) {
        this.store = store;
        this.endpoints = endpoints;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    /** Stores the event under the integration of the run, or recognises it. Joins the caller's transaction. */
    public AcceptedEvent ingest(FoundEvent found) {
        return accept(
                found.integrationId(),
                delivery(found.deliveryId(), found.eventType(), found.externalId(), found.payload()),
                null,
                Map.of("X-Signalbox-Found-By", found.foundBy().toString()),
                new Receipt("run-capability", null, clock.instant(), null));
    }

    /**
     * Stores the event, or recognises it. Joins the caller's transaction.
     *
     * @param refused why it must not run; null for the usual event
     * @throws io.signalbox.controlplane.integrations.IntegrationNotFound when this organization has no such integration
     */
    AcceptedEvent ingest(HandedEvent handed, InitialRunState.@Nullable Refused refused) {
        return accept(
                handed.integrationId(),
                delivery(handed.deliveryId(), handed.eventType(), handed.externalId(), handed.payload()),
                refused,
                Map.of(),
                new Receipt("api-key", handed.apiKeyId().toString(), clock.instant(), null));
    }

    private AcceptedEvent accept(
            UUID integrationId,
            Delivery delivery,
            InitialRunState.@Nullable Refused refused,
            Map<String, String> headers,
            Receipt receipt) {
        WebhookEndpoint endpoint = endpoints.get(integrationId);
        var event = new NewEvent(
                ids.next(),
                ids.next(),
                endpoint.integrationId(),
                endpoint.state(),
                delivery,
                refused,
                "application/json",
                headers,
                receipt,
                delivery.payload().text(),
                NewEvent.problemOf(delivery.payload()),
                null);
        return store.accept(List.of(event)).getFirst();
    }

    private Delivery delivery(
            String deliveryId, String eventType, @Nullable String externalId, Map<String, Object> payload) {
        Delivery delivery = Delivery.of(
                written(payload),
                StorableText.require("/delivery_id", deliveryId),
                StorableText.require("/event_type", eventType),
                StorableText.requireOrNull("/external_id", externalId),
                null);
        return externalId == null ? delivery : delivery.alsoKnownAs(List.of(), null);
    }

    private UntrustedJson written(Map<String, Object> members) {
        try {
            return UntrustedJson.read(json.writeValueAsBytes(members));
        } catch (NotJson impossible) {
            throw new IllegalStateException("Written JSON is not JSON", impossible);
        }
    }
}
