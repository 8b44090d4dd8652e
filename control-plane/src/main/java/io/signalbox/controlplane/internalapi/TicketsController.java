package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.TicketsApi;
import io.signalbox.contract.internalapi.model.TicketUpsert;
import io.signalbox.contract.internalapi.model.TicketUpsertResult;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.tickets.Tickets;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController("internalTicketsController")
class TicketsController implements TicketsApi {

    private final CapabilityGuard guard;
    private final Tickets tickets;

    TicketsController(CapabilityGuard guard, Tickets tickets) {
        this.guard = guard;
        this.tickets = tickets;
    }

    @Override
    public ResponseEntity<TicketUpsertResult> upsertTicket(TicketUpsert upsert) {
        return ResponseEntity.ok(guard.call(Operation.UPSERT_TICKET, call -> {
            call.requireTarget(upsert.getExternalId());
            return TicketUpsertMapper.toContract(tickets.upsert(TicketUpsertMapper.toChange(upsert, call)));
        }));
    }
}
