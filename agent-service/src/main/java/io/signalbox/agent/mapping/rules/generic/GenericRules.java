package io.signalbox.agent.mapping.rules.generic;

import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.ProviderRules;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.contract.shared.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Reads JSON of senders nobody knows, as far as it looks like a ticket. Where a guess would be needed it gives up, so that a
 * model or a person decides.
 */
@ApplicationScoped
public class GenericRules implements ProviderRules {

    private static final List<String[]> PLACES = List.of(
            new String[] {},
            new String[] {"ticket"},
            new String[] {"issue"},
            new String[] {"data", "ticket"},
            new String[] {"data", "issue"},
            new String[] {"data"});

    @Override
    public ProviderName provider() {
        return ProviderName.GENERIC;
    }

    @Override
    public Mapping map(SourceEvent event) {
        Cursor payload = Cursor.root(event.payload());
        GenericEvent happened = new GenericEvent(payload, event.eventType(), event.receivedAt());
        if (happened.isDeletion()) {
            return happened.tombstone();
        }
        Optional<GenericTicket> ticket = ticketIn(payload);
        return ticket.isEmpty()
                ? Unmapped.byRules("Nothing in the payload is called title, summary, subject or name,"
                        + " neither at its top nor below ticket, issue or data.")
                : ticket.get().map(happened);
    }

    private static Optional<GenericTicket> ticketIn(Cursor payload) {
        return PLACES.stream()
                .filter(path -> isObject(payload, path))
                .map(path -> new GenericTicket(payload.at(path)))
                .filter(GenericTicket::hasTitle)
                .findFirst();
    }

    /** A member called data or ticket may be anything at an unknown sender; only objects are looked into. */
    private static boolean isObject(Cursor payload, String[] path) {
        Cursor place = payload;
        for (String name : path) {
            place = place.isObject() ? place.at(name) : place;
        }
        return place.isObject();
    }
}
