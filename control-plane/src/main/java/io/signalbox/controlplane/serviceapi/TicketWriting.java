package io.signalbox.controlplane.serviceapi;

import io.signalbox.contract.publicapi.model.ServiceTicket;
import io.signalbox.contract.shared.TicketUpsertResult;
import io.signalbox.controlplane.integrations.Integrations;
import io.signalbox.controlplane.integrations.aliases.ExternalIds;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.tickets.ChangeOutcome;
import io.signalbox.controlplane.tickets.TicketChange;
import io.signalbox.controlplane.tickets.TicketChangeResult;
import io.signalbox.controlplane.tickets.TicketChangeResult.CommentResult;
import io.signalbox.controlplane.tickets.Tickets;
import io.signalbox.controlplane.tickets.contract.TicketContract;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a ticket for a service, in one transaction. What changes nothing is not accounted for. */
@Component
class TicketWriting {

    private final Tickets tickets;
    private final Integrations integrations;
    private final ExternalIds externalIds;
    private final Runs runs;
    private final ApplicationEventPublisher events;

    TicketWriting(
            Tickets tickets,
            Integrations integrations,
            ExternalIds externalIds,
            Runs runs,
            ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.integrations = integrations;
        this.externalIds = externalIds;
        this.runs = runs;
        this.events = events;
    }

    @Transactional
    public TicketUpsertResult write(ServiceTicket ticket, Actor.ApiKey service) {
        integrations.get(ticket.getIntegrationId());
        String externalId = externalIds.canonical(ticket.getIntegrationId(), ticket.getExternalId());
        TicketChange change = ServiceTicketMapper.change(ticket, externalId, runs.nextPosition(), service);
        TicketChangeResult result = tickets.upsert(change);
        if (changed(result)) {
            events.publishEvent(ChangeMade.created(
                    "ticket.written",
                    new AuditTarget("ticket", result.ticketId(), ticket.getExternalId()),
                    Map.of(
                            "integration_id", ticket.getIntegrationId().toString(),
                            "outcome", result.outcome().name().toLowerCase(Locale.ROOT),
                            "source_version", result.sourceVersion(),
                            "comments", result.comments().size())));
        }
        return TicketContract.result(result);
    }

    private static boolean changed(TicketChangeResult result) {
        return Stream.concat(
                        Stream.of(result.outcome()), result.comments().stream().map(CommentResult::outcome))
                .anyMatch(outcome -> outcome != ChangeOutcome.UNCHANGED && outcome != ChangeOutcome.STALE);
    }
}
