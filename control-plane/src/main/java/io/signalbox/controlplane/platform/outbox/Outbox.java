package io.signalbox.controlplane.platform.outbox;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.problems.Overloaded;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores what has to follow a commit. From the commit on it is done at least once, by whichever replica, whatever dies; before, it is
 * nothing. Whoever adds many things at once adds one entry that names them all.
 */
@Component
public class Outbox {

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final OutboxRepositories repositories;
    private final OutboxSettings settings;
    private final OutboxSignal signal;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Ids ids;

    Outbox(
            OutboxRepositories repositories,
            OutboxSettings settings,
            OutboxSignal signal,
            TransactionOperations transactions,
            Clock clock,
            Ids ids) {
        this.repositories = repositories;
        this.settings = settings;
        this.signal = signal;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Stores an entry of the current tenant, or of the installation when there is none: in the current transaction, or in one of its own.
     *
     * @param kind of the {@link OutboxHandler} that will do it
     * @param payload sealed where it is stored
     * @param usefulFor after which it is given up, done or not
     * @return the entry's id
     * @throws Overloaded when too many entries of the tenant are waiting
     */
    public UUID add(String kind, String payload, Duration usefulFor) {
        var entry = new OutboxEntry(ids.next(), payload);
        transactions.executeWithoutResult(status -> store(entry, kind, usefulFor));
        return entry.id();
    }

    private void store(OutboxEntry entry, String kind, Duration usefulFor) {
        Instant now = clock.instant();
        OutboxRepository repository =
                Tenant.currentOrNull() == null ? repositories.installation() : repositories.organizations();
        if (!repository.add(entry, kind, now, now.plus(usefulFor), settings.maxWaiting())) {
            throw new Overloaded("Too much is waiting to be done. Try again later.", RETRY_AFTER);
        }
        signal.raiseAfterCommit();
    }
}
