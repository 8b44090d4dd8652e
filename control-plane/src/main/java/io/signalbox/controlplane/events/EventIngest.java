package io.signalbox.controlplane.events;

import io.signalbox.controlplane.integrations.WebhookEndpoint;
import io.signalbox.controlplane.integrations.WebhookEndpoints;
import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.json.ForeignJson;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.text.StorableText;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Takes in events that runs find. They are raw events like others, under the integration of the run. */
@Service
public class EventIngest {

    private final EventStore store;
    private final WebhookEndpoints endpoints;
    private final JsonMapper json;
    private final Clock clock;
    private final Ids ids;

    EventIngest(EventStore store, WebhookEndpoints endpoints, JsonMapper json, Clock clock, Ids ids) {
        this.store = store;
        this.endpoints = endpoints;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    /** Stores the event, or recognises it. Joins the caller's transaction. */
    public AcceptedEvent ingest(FoundEvent found) {
        WebhookEndpoint endpoint = endpoints.get(found.integrationId());
        ForeignJson payload = payload(found.payload());
        var delivery = Delivery.of(
                payload,
                StorableText.require("/delivery_id", found.deliveryId()),
                StorableText.require("/event_type", found.eventType()),
                StorableText.require("/external_id", found.externalId()),
                null);
        var event = new NewEvent(
                ids.next(),
                ids.next(),
                endpoint.integrationId(),
                endpoint.state(),
                delivery,
                null,
                "application/json",
                Map.of("X-Signalbox-Found-By", found.foundBy().toString()),
                new Receipt("run-capability", null, clock.instant(), null),
                payload.text(),
                NewEvent.problemOf(payload));
        return store.accept(List.of(event)).getFirst();
    }

    private ForeignJson payload(Map<String, Object> members) {
        try {
            return ForeignJson.read(json.writeValueAsBytes(members));
        } catch (NotJson impossible) {
            throw new IllegalStateException("Written JSON is not JSON", impossible);
        }
    }
}
