package io.signalbox.controlplane.events;

import io.signalbox.controlplane.events.deadletters.ReportedDeadLetter;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.text.StorableText;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.Runs;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where services of the company hand in events: to be worked on, or to be looked at because they could not. */
@Service
@Transactional
public class ServiceEventIngest {

    private final EventIngest ingest;
    private final Runs runs;
    private final ApplicationEventPublisher events;

    ServiceEventIngest(EventIngest ingest, Runs runs, ApplicationEventPublisher events) {
        this.ingest = ingest;
        this.runs = runs;
        this.events = events;
    }

    /**
     * Stores the event and its run, or recognises them by the delivery id.
     *
     * @throws io.signalbox.controlplane.integrations.IntegrationNotFound when this organization has no such integration
     */
    public AcceptedEvent ingest(HandedEvent handed) {
        AcceptedEvent accepted = ingest.ingest(handed, null);
        account("event.ingested", handed, accepted);
        return accepted;
    }

    /**
     * Stores the event and a dead letter for it, in one commit, or recognises them by the delivery id.
     *
     * @param detail one sentence for the operator
     * @throws io.signalbox.controlplane.integrations.IntegrationNotFound when this organization has no such integration
     */
    public ReportedDeadLetter report(HandedEvent handed, String detail) {
        var reported = new InitialRunState.Refused(
                DeadLetterReason.REPORTED_BY_SERVICE, StorableText.requireWords("/detail", detail));
        AcceptedEvent accepted = ingest.ingest(handed, reported);
        account("dead_letter.reported", handed, accepted);
        return new ReportedDeadLetter(accepted, runs.get(accepted.runId()).deadLetterId());
    }

    /** A repetition changes nothing, so there is nothing to account for. */
    private void account(String action, HandedEvent handed, AcceptedEvent accepted) {
        if (!accepted.duplicate()) {
            var target = new AuditTarget("event", accepted.eventId(), handed.deliveryId());
            events.publishEvent(ChangeMade.created(
                    action,
                    target,
                    Map.of(
                            "integration_id", handed.integrationId().toString(),
                            "event_type", handed.eventType(),
                            "run_id", accepted.runId().toString())));
        }
    }
}
