package io.signalbox.controlplane.events;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Brings events into the store whatever their payload is. {@link io.signalbox.controlplane.platform.json.UntrustedJson} knows what jsonb refuses;
 * should PostgreSQL know more, the refused payloads are stored as bytes only and the delivery is still not lost.
 */
@Component
public class EventStorage {

    /** Values that PostgreSQL cannot take: text, number and JSON formats, and limits of size and depth. */
    private static final Set<String> REFUSED_VALUES =
            Set.of("22P02", "22P05", "22021", "22003", "22023", "22030", "22032");

    private static final Set<String> REFUSED_SIZES = Set.of("54000", "54001", "54011", "54023");

    private final EventRepository store;

    EventStorage(EventRepository store) {
        this.store = store;
    }

    /** All of them or none, in one transaction. */
    public List<AcceptedEvent> accept(List<NewEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        try {
            return store.accept(events);
        } catch (DataAccessException refused) {
            if (!isAboutAValue(refused)) {
                throw refused;
            }
            return store.accept(events.stream().map(this::examined).toList());
        }
    }

    private NewEvent examined(NewEvent event) {
        String payload = event.payloadText();
        if (payload == null) {
            return event;
        }
        try {
            store.probe(payload);
            return event;
        } catch (DataAccessException refused) {
            return event.withProblem(
                    "The payload cannot be stored as JSON: PostgreSQL refuses it with code " + stateOf(refused) + ".");
        }
    }

    private static boolean isAboutAValue(DataAccessException refused) {
        String state = stateOf(refused);
        return state != null && (REFUSED_VALUES.contains(state) || REFUSED_SIZES.contains(state));
    }

    private static @Nullable String stateOf(DataAccessException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException cause
                ? cause.getSQLState()
                : null;
    }
}
