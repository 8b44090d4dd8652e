package io.signalbox.controlplane.events;

import io.signalbox.controlplane.events.groupcommit.CommitOutcome;
import io.signalbox.controlplane.events.groupcommit.GroupCommit;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Stores deliveries of one organization in one transaction. What PostgreSQL refuses fails alone: the transaction is then repeated delivery by
 * delivery. A payload it refuses is stored as bytes only, so that the delivery is not lost.
 */
@Component
class DeliveryCommitter implements GroupCommit.Committer<List<NewEvent>, List<AcceptedEvent>> {

    /** Values that PostgreSQL cannot take: text, number and JSON formats, and limits of size and depth. */
    private static final Set<String> REFUSED_VALUES =
            Set.of("22P02", "22P05", "22021", "22003", "22023", "22030", "22032");

    private static final Set<String> REFUSED_SIZES = Set.of("54000", "54001", "54011", "54023");

    private final EventRepository store;

    DeliveryCommitter(EventRepository store) {
        this.store = store;
    }

    @Override
    public List<CommitOutcome<List<AcceptedEvent>>> commit(UUID organizationId, List<List<NewEvent>> deliveries) {
        return Tenant.call(organizationId, () -> commit(deliveries));
    }

    private List<CommitOutcome<List<AcceptedEvent>>> commit(List<List<NewEvent>> deliveries) {
        if (deliveries.size() == 1) {
            return List.of(new CommitOutcome.Committed<>(acceptExamined(deliveries.getFirst())));
        }
        try {
            return together(deliveries);
        } catch (RuntimeException refused) {
            if (concernsAll(refused)) {
                throw refused;
            }
            return oneByOne(deliveries);
        }
    }

    private List<CommitOutcome<List<AcceptedEvent>>> together(List<List<NewEvent>> deliveries) {
        List<AcceptedEvent> accepted =
                store.accept(deliveries.stream().flatMap(List::stream).toList());
        List<CommitOutcome<List<AcceptedEvent>>> outcomes = new ArrayList<>(deliveries.size());
        int from = 0;
        for (List<NewEvent> delivery : deliveries) {
            int to = from + delivery.size();
            outcomes.add(new CommitOutcome.Committed<>(List.copyOf(accepted.subList(from, to))));
            from = to;
        }
        return outcomes;
    }

    private List<CommitOutcome<List<AcceptedEvent>>> oneByOne(List<List<NewEvent>> deliveries) {
        List<CommitOutcome<List<AcceptedEvent>>> outcomes = new ArrayList<>(deliveries.size());
        @Nullable RuntimeException unavailable = null;
        for (List<NewEvent> delivery : deliveries) {
            if (unavailable != null) {
                outcomes.add(new CommitOutcome.Failed<>(unavailable));
                continue;
            }
            try {
                outcomes.add(new CommitOutcome.Committed<>(acceptExamined(delivery)));
            } catch (RuntimeException refused) {
                outcomes.add(new CommitOutcome.Failed<>(refused));
                unavailable = concernsAll(refused) ? refused : null;
            }
        }
        return outcomes;
    }

    /** A database that cannot be reached need not be asked again for each delivery. */
    private static boolean concernsAll(RuntimeException failure) {
        return failure instanceof TransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessResourceException;
    }

    private List<AcceptedEvent> acceptExamined(List<NewEvent> events) {
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
