package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.EventsApi;
import io.signalbox.contract.internalapi.model.EventIngestResult;
import io.signalbox.controlplane.events.AcceptedEvent;
import io.signalbox.controlplane.events.EventIngest;
import io.signalbox.controlplane.events.FoundEvent;
import io.signalbox.controlplane.runs.capability.Operation;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController("internalEventsController")
class AgentEventsController implements EventsApi {

    private final CapabilityGuard guard;
    private final EventIngest ingest;

    AgentEventsController(CapabilityGuard guard, EventIngest ingest) {
        this.guard = guard;
        this.ingest = ingest;
    }

    @Override
    public ResponseEntity<EventIngestResult> ingestEvent(io.signalbox.contract.internalapi.model.EventIngest event) {
        AcceptedEvent stored = guard.call(
                Operation.INGEST_EVENT,
                call -> ingest.ingest(new FoundEvent(
                        call.integrationId(),
                        call.run().runId(),
                        event.getDeliveryId(),
                        event.getEventType(),
                        event.getExternalId(),
                        event.getPayload())));
        return ResponseEntity.ok(new EventIngestResult(stored.eventId(), stored.runId(), stored.duplicate()));
    }
}
