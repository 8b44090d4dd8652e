package io.signalbox.controlplane.serviceapi;

import io.signalbox.contract.publicapi.model.ServiceTicket;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.tickets.ChangeOrigin;
import io.signalbox.controlplane.tickets.TicketChange;
import io.signalbox.controlplane.tickets.TicketKey;
import io.signalbox.controlplane.tickets.TicketOperation;
import io.signalbox.controlplane.tickets.contract.TicketContract;

/** From what a service sends to the module's change. */
final class ServiceTicketMapper {

    private ServiceTicketMapper() {}

    /**
     * The change of the ticket stored under an id.
     *
     * @param position order of receipt
     */
    static TicketChange change(ServiceTicket ticket, String externalId, long position, Actor.ApiKey service) {
        return TicketChange.toldBy(
                new ChangeOrigin.Service(service.id(), service.name()),
                new TicketKey(ticket.getIntegrationId(), externalId),
                operation(ticket),
                ticket.getSourceVersion(),
                position,
                TicketContract.fields(ticket.getTicket()),
                TicketContract.comments(ticket.getComments()),
                ticket.getActorId());
    }

    private static TicketOperation operation(ServiceTicket ticket) {
        return ticket.getOperation() == null
                ? TicketOperation.UPSERT
                : TicketOperation.valueOf(ticket.getOperation().name());
    }
}
