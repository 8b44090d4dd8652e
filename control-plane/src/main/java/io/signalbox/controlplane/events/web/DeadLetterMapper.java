package io.signalbox.controlplane.events.web;

import io.signalbox.contract.publicapi.model.DeadLetterDetail;
import io.signalbox.contract.publicapi.model.DeadLetterState;
import io.signalbox.contract.publicapi.model.DeadLetterSummary;
import io.signalbox.contract.shared.DeadLetterReason;
import io.signalbox.controlplane.events.deadletters.DeadLetterDetails;
import io.signalbox.controlplane.events.deadletters.DeadLetterView;
import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.runs.contract.MappingAttemptContract;
import org.jspecify.annotations.Nullable;

final class DeadLetterMapper {

    private DeadLetterMapper() {}

    static DeadLetterSummary summary(DeadLetterView letter, IntegrationView integration) {
        return new DeadLetterSummary(
                        letter.id(),
                        DeadLetterState.fromValue(letter.state().text()),
                        DeadLetterReason.fromValue(letter.reason().text()),
                        letter.detail(),
                        EventMapper.reference(integration),
                        letter.eventId(),
                        letter.eventType(),
                        letter.externalId(),
                        letter.runId(),
                        letter.createdAt())
                .ticketKey(letter.ticketKey());
    }

    static DeadLetterDetail detail(
            DeadLetterDetails details, IntegrationView integration, @Nullable String resolvedBy) {
        DeadLetterView letter = details.letter();
        return new DeadLetterDetail(
                        letter.id(),
                        DeadLetterState.fromValue(letter.state().text()),
                        DeadLetterReason.fromValue(letter.reason().text()),
                        letter.detail(),
                        EventMapper.reference(integration),
                        letter.eventId(),
                        letter.eventType(),
                        letter.externalId(),
                        letter.runId(),
                        letter.createdAt(),
                        details.attempts().stream()
                                .map(MappingAttemptContract::toContract)
                                .toList())
                .ticketKey(letter.ticketKey())
                .payload(details.payload())
                .payloadProblem(details.payloadProblem())
                .correctedPayload(details.correctedPayload())
                .resolvedAt(details.resolvedAt())
                .resolvedBy(resolvedBy)
                .discardReason(details.discardReason());
    }
}
