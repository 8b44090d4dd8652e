package io.signalbox.controlplane.serviceapi;

import io.signalbox.contract.publicapi.ServicesApi;
import io.signalbox.contract.publicapi.model.AcceptedEvent;
import io.signalbox.contract.publicapi.model.ReportedDeadLetter;
import io.signalbox.contract.publicapi.model.ServiceAccounts;
import io.signalbox.contract.publicapi.model.ServiceDeadLetter;
import io.signalbox.contract.publicapi.model.ServiceEvent;
import io.signalbox.contract.publicapi.model.ServiceTicket;
import io.signalbox.contract.shared.IdentityMapResult;
import io.signalbox.contract.shared.TicketUpsertResult;
import io.signalbox.controlplane.events.ServiceEventIngest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ServicesController implements ServicesApi {

    private final ServiceEventIngest events;
    private final TicketWriting tickets;
    private final AccountMapping accounts;

    ServicesController(ServiceEventIngest events, TicketWriting tickets, AccountMapping accounts) {
        this.events = events;
        this.tickets = tickets;
        this.accounts = accounts;
    }

    @Override
    public ResponseEntity<AcceptedEvent> ingestEvent(ServiceEvent event) {
        var accepted = events.ingest(ServiceEventMapper.handed(event, CallingService.current()));
        return ResponseEntity.status(statusOf(accepted)).body(ServiceEventMapper.accepted(accepted));
    }

    @Override
    public ResponseEntity<ReportedDeadLetter> reportDeadLetter(ServiceDeadLetter letter) {
        var reported = events.report(ServiceEventMapper.handed(letter, CallingService.current()), letter.getDetail());
        return ResponseEntity.status(statusOf(reported.event())).body(ServiceEventMapper.reported(reported));
    }

    @Override
    public ResponseEntity<TicketUpsertResult> upsertTicket(ServiceTicket ticket) {
        return ResponseEntity.ok(tickets.write(ticket, CallingService.current()));
    }

    @Override
    public ResponseEntity<IdentityMapResult> mapIdentities(ServiceAccounts asked) {
        return ResponseEntity.ok(accounts.map(asked));
    }

    private static HttpStatus statusOf(io.signalbox.controlplane.events.AcceptedEvent accepted) {
        return accepted.duplicate() ? HttpStatus.OK : HttpStatus.ACCEPTED;
    }
}
