package io.signalbox.controlplane.events.web;

import io.signalbox.contract.publicapi.model.Conservation;
import io.signalbox.contract.publicapi.model.ConservationDone;
import io.signalbox.contract.publicapi.model.ConservationStates;
import io.signalbox.contract.publicapi.model.EventDetail;
import io.signalbox.contract.publicapi.model.EventSummary;
import io.signalbox.contract.publicapi.model.IntegrationRef;
import io.signalbox.contract.publicapi.model.RunOutcome;
import io.signalbox.contract.publicapi.model.RunState;
import io.signalbox.contract.publicapi.model.ThroughputBucket;
import io.signalbox.contract.publicapi.model.VerificationReceipt;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.contract.shared.TicketChangeOutcome;
import io.signalbox.controlplane.events.EventDetails;
import io.signalbox.controlplane.events.EventOutcome;
import io.signalbox.controlplane.events.EventView;
import io.signalbox.controlplane.events.StoredEvent;
import io.signalbox.controlplane.events.conservation.ConservationCount;
import io.signalbox.controlplane.events.conservation.Throughput;
import io.signalbox.controlplane.events.webhooks.Receipt;
import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.contract.MappingNoteContract;
import io.signalbox.controlplane.runs.counters.RunCounts;
import org.jspecify.annotations.Nullable;

final class EventMapper {

    private EventMapper() {}

    static EventSummary summary(EventView event, IntegrationView integration) {
        StoredEvent stored = event.stored();
        RunView run = event.run();
        return new EventSummary(
                        stored.id(),
                        reference(integration),
                        stored.deliveryId(),
                        stored.eventType(),
                        stored.externalId(),
                        stored.receivedAt(),
                        stored.sizeBytes(),
                        RunState.fromValue(run.state().text()),
                        stored.runId(),
                        stored.duplicates())
                .ticketKey(stored.ticketKey())
                .occurredAt(stored.occurredAt())
                .outcome(outcome(event.outcome()));
    }

    static EventDetail detail(EventDetails details, IntegrationView integration) {
        StoredEvent stored = details.event().stored();
        RunView run = details.event().run();
        return new EventDetail(
                        stored.id(),
                        reference(integration),
                        stored.deliveryId(),
                        stored.eventType(),
                        stored.externalId(),
                        stored.receivedAt(),
                        stored.sizeBytes(),
                        RunState.fromValue(run.state().text()),
                        stored.runId(),
                        stored.duplicates(),
                        details.contentType(),
                        details.headers(),
                        receipt(details.receipt()))
                .ticketKey(stored.ticketKey())
                .occurredAt(stored.occurredAt())
                .outcome(outcome(details.event().outcome()))
                .payload(details.payload())
                .payloadProblem(details.payloadProblem())
                .deadLetterId(run.deadLetterId());
    }

    static IntegrationRef reference(IntegrationView integration) {
        return new IntegrationRef(integration.id(), integration.name(), ProviderName.fromValue(integration.provider()));
    }

    static Conservation conservation(ConservationCount count) {
        RunCounts runs = count.runs();
        return new Conservation(
                        count.accepted(),
                        new ConservationStates(
                                runs.held(),
                                runs.queued(),
                                runs.running(),
                                runs.waiting(),
                                runs.completed(),
                                runs.deadLettered(),
                                runs.discarded(),
                                runs.cancelled()),
                        new ConservationDone(runs.asTicket(), runs.asComment(), runs.asIgnored()),
                        count.duplicates(),
                        count.isBalanced(),
                        count.recount().drift(),
                        count.measuredAt())
                .recountedAt(count.recount().recountedAt());
    }

    static ThroughputBucket bucket(Throughput.Bucket bucket) {
        return new ThroughputBucket(bucket.startsAt(), bucket.accepted(), bucket.completed(), bucket.deadLettered());
    }

    private static VerificationReceipt receipt(Receipt receipt) {
        return new VerificationReceipt(receipt.scheme(), receipt.verifiedAt())
                .keyId(receipt.keyId())
                .signedAt(receipt.signedAt());
    }

    private static @Nullable RunOutcome outcome(@Nullable EventOutcome outcome) {
        if (outcome == null) {
            return null;
        }
        return new RunOutcome(outcome.kind())
                .ticketId(outcome.ticketId())
                .ticketOutcome(
                        outcome.ticketOutcome() == null ? null : TicketChangeOutcome.fromValue(outcome.ticketOutcome()))
                .reason(outcome.reason())
                .notes(MappingNoteContract.notes(outcome.notes()));
    }
}
