package io.signalbox.agent.mapping.rules.hubspot;

import io.signalbox.agent.mapping.rules.StatusVocabulary;
import io.signalbox.contract.shared.TicketStatus;
import java.util.Map;
import java.util.Optional;

/** The stages of the pipelines that every HubSpot account starts with; an account's own stages are numbers or words. */
final class HubSpotStatus {

    private static final Map<String, TicketStatus> SUPPORT_PIPELINE = Map.of(
            "1", TicketStatus.OPEN,
            "2", TicketStatus.ON_HOLD,
            "3", TicketStatus.IN_PROGRESS,
            "4", TicketStatus.DONE);

    private static final Map<String, TicketStatus> SALES_PIPELINE = Map.of(
            "appointmentscheduled", TicketStatus.OPEN,
            "qualifiedtobuy", TicketStatus.OPEN,
            "presentationscheduled", TicketStatus.IN_PROGRESS,
            "decisionmakerboughtin", TicketStatus.IN_PROGRESS,
            "contractsent", TicketStatus.IN_PROGRESS,
            "closedwon", TicketStatus.DONE,
            "closedlost", TicketStatus.CANCELLED);

    private HubSpotStatus() {}

    static Optional<TicketStatus> of(HubSpotObject object, String stage) {
        Map<String, TicketStatus> pipeline =
                switch (object) {
                    case TICKET -> SUPPORT_PIPELINE;
                    case DEAL -> SALES_PIPELINE;
                    case CONTACT, COMPANY, CONVERSATION -> Map.of();
                };
        return Optional.ofNullable(pipeline.get(stage)).or(() -> StatusVocabulary.status(stage));
    }
}
