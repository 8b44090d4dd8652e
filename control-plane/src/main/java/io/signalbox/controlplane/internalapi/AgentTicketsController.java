package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.TicketsApi;
import io.signalbox.contract.internalapi.model.TicketUpsert;
import io.signalbox.contract.shared.TicketUpsertResult;
import io.signalbox.controlplane.integrations.aliases.ExternalIds;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.tickets.ChangeOrigin;
import io.signalbox.controlplane.tickets.TicketKey;
import io.signalbox.controlplane.tickets.Tickets;
import io.signalbox.controlplane.tickets.contract.TicketContract;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController("internalTicketsController")
class AgentTicketsController implements TicketsApi {

    private final CapabilityGuard guard;
    private final ExternalIds externalIds;
    private final Tickets tickets;

    AgentTicketsController(CapabilityGuard guard, ExternalIds externalIds, Tickets tickets) {
        this.guard = guard;
        this.externalIds = externalIds;
        this.tickets = tickets;
    }

    @Override
    public ResponseEntity<TicketUpsertResult> upsertTicket(TicketUpsert upsert) {
        return ResponseEntity.ok(guard.call(Operation.UPSERT_TICKET, call -> {
            var ticket = new TicketKey(call.integrationId(), call.target(upsert.getExternalId(), externalIds));
            var origin = new ChangeOrigin.Run(
                    call.run().runId(), call.run().subject().id());
            return TicketContract.result(tickets.upsert(
                    TicketContract.change(upsert, ticket, origin, call.run().position())));
        }));
    }
}
