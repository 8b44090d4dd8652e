package io.signalbox.controlplane.privacy;

import io.signalbox.controlplane.events.EventErasure;
import io.signalbox.controlplane.identities.IdentityErasure;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.idempotency.StoredResponses;
import io.signalbox.controlplane.runs.ConcurrencyKey;
import io.signalbox.controlplane.runs.RunErasure;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.SubjectErasure;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.tickets.TicketKey;
import io.signalbox.controlplane.tickets.erasure.TicketErasure;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases one record of a source, and what was merged into it, in one transaction: events, dead letters, runs, tickets, comments, activities,
 * identities, stored answers. The audit log stays as it is; it never held values of events.
 */
@Service
class PersonalDataErasure implements SubjectErasure {

    /** Routes whose answers may quote an event. */
    private static final List<String> QUOTING_ROUTES = List.of("/dead-letters", "/dlq", "/events", "/tickets");

    private final TicketErasure tickets;
    private final IdentityErasure identities;
    private final EventErasure events;
    private final RunErasure runs;
    private final StoredResponses answers;
    private final ApplicationEventPublisher changes;
    private final Clock clock;

    PersonalDataErasure(
            TicketErasure tickets,
            IdentityErasure identities,
            EventErasure events,
            RunErasure runs,
            StoredResponses answers,
            ApplicationEventPublisher changes,
            Clock clock) {
        this.tickets = tickets;
        this.identities = identities;
        this.events = events;
        this.runs = runs;
        this.answers = answers;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    @Transactional
    public RunOutcome erase(LeasedRun run) {
        Instant now = clock.instant();
        EventErasure.Record record = events.recordOf(run.subject().id());
        UUID integrationId = record.integrationId();
        TicketKey asked = new TicketKey(integrationId, record.externalId());
        List<String> subjects = tickets.subjects(asked);
        runs.begin(
                run,
                subjects.stream()
                        .map(id -> ConcurrencyKey.of(integrationId, id))
                        .toList());
        Set<String> addresses = tickets.addresses(integrationId, subjects);
        int people = identities.erase(integrationId, addresses);
        long erasedEvents = events.erase(integrationId, subjects, now);
        runs.erase(run, events.idsOf(integrationId, subjects));
        QUOTING_ROUTES.forEach(answers::dropBodies);
        UUID ticketId = tickets.erase(asked, now);
        subjects.stream()
                .filter(other -> !other.equals(record.externalId()))
                .forEach(other -> tickets.erase(new TicketKey(integrationId, other), now));
        changes.publishEvent(ChangeMade.created(
                "ticket.personal_data_erased",
                new AuditTarget("ticket", ticketId, record.externalId()),
                Map.of(
                        "integration_id", integrationId.toString(),
                        "run_id", run.runId().toString(),
                        "events", erasedEvents,
                        "tickets", subjects.size(),
                        "identities", people)));
        return new RunOutcome("ticket", Map.of("ticket_id", ticketId.toString(), "ticket_outcome", "deleted"));
    }
}
