package io.signalbox.controlplane.serviceapi;

import io.signalbox.contract.publicapi.model.AcceptedEvent;
import io.signalbox.contract.publicapi.model.ReportedDeadLetter;
import io.signalbox.contract.publicapi.model.RunState;
import io.signalbox.contract.publicapi.model.ServiceDeadLetter;
import io.signalbox.contract.publicapi.model.ServiceEvent;
import io.signalbox.controlplane.events.HandedEvent;
import io.signalbox.controlplane.platform.security.Actor;

/** Between what services send and what the events module takes. */
final class ServiceEventMapper {

    private ServiceEventMapper() {}

    static HandedEvent handed(ServiceEvent event, Actor.ApiKey service) {
        return new HandedEvent(
                event.getIntegrationId(),
                service.id(),
                event.getDeliveryId(),
                event.getEventType(),
                event.getExternalId(),
                event.getPayload());
    }

    static HandedEvent handed(ServiceDeadLetter letter, Actor.ApiKey service) {
        return new HandedEvent(
                letter.getIntegrationId(),
                service.id(),
                letter.getDeliveryId(),
                letter.getEventType(),
                letter.getExternalId(),
                letter.getPayload());
    }

    static AcceptedEvent accepted(io.signalbox.controlplane.events.AcceptedEvent event) {
        return new AcceptedEvent(event.eventId(), event.runId(), state(event), event.duplicate());
    }

    static ReportedDeadLetter reported(io.signalbox.controlplane.events.deadletters.ReportedDeadLetter reported) {
        var event = reported.event();
        return new ReportedDeadLetter(event.eventId(), event.runId(), state(event), event.duplicate())
                .deadLetterId(reported.deadLetterId());
    }

    private static RunState state(io.signalbox.controlplane.events.AcceptedEvent event) {
        return RunState.fromValue(event.state().text());
    }
}
