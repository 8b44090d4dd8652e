package io.signalbox.agent.mapping.rules.hubspot;

import io.signalbox.contract.shared.TicketType;
import java.util.Arrays;
import java.util.Optional;

/** The HubSpot records that are kept as tickets. */
enum HubSpotObject {
    CONTACT("contact", "0-1", TicketType.CONTACT),
    COMPANY("company", "0-2", TicketType.COMPANY),
    DEAL("deal", "0-3", TicketType.DEAL),
    TICKET("ticket", "0-5", TicketType.REQUEST),
    CONVERSATION("conversation", "0-11", TicketType.CONVERSATION);

    final String word;
    final String typeId;
    final TicketType type;

    HubSpotObject(String word, String typeId, TicketType type) {
        this.word = word;
        this.typeId = typeId;
        this.type = type;
    }

    /** @param name the older word or the newer type id */
    static Optional<HubSpotObject> named(String name) {
        return Arrays.stream(values())
                .filter(object -> object.word.equals(name) || object.typeId.equals(name))
                .findFirst();
    }
}
