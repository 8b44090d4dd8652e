package io.signalbox.controlplane.platform.outbox;

import io.signalbox.controlplane.platform.outbox.OutboxMetrics.Outcome;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Works on one claimed entry: has it done, plans the next attempt, or gives it up. */
@Component
class OutboxProcessor {

    private static final Logger log = LoggerFactory.getLogger(OutboxProcessor.class);

    private final OutboxHandlers handlers;
    private final OutboxSettings settings;
    private final OutboxMetrics metrics;
    private final TransactionOperations transactions;
    private final Clock clock;

    OutboxProcessor(
            OutboxHandlers handlers,
            OutboxSettings settings,
            OutboxMetrics metrics,
            TransactionOperations transactions,
            Clock clock) {
        this.handlers = handlers;
        this.settings = settings;
        this.metrics = metrics;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param repository where the entry was claimed */
    void process(OutboxRepository repository, OutboxClaim claim) {
        UUID organizationId = claim.organizationId();
        if (organizationId == null) {
            attempt(repository, claim);
        } else {
            Tenant.run(organizationId, () -> attempt(repository, claim));
        }
    }

    private void attempt(OutboxRepository repository, OutboxClaim claim) {
        if (!claim.expiresAt().isAfter(clock.instant())) {
            giveUp(repository, claim, "expired");
            return;
        }
        // An entry that kills whoever works on it never reports a failure
        if (claim.attempt() > settings.maxAttempts()) {
            giveUp(repository, claim, "no attempt came to its end");
            return;
        }
        try {
            handle(repository, claim);
        } catch (PermanentFailure hopeless) {
            giveUp(repository, claim, hopeless.reason());
        } catch (RuntimeException failure) {
            tryLater(repository, claim, failure);
        }
    }

    private void handle(OutboxRepository repository, OutboxClaim claim) {
        OutboxHandler handler = handlers.find(claim.kind()).orElseThrow();
        Optional<OutboxEntry> entry = transactions.execute(status -> repository.open(claim));
        if (entry.isEmpty()) {
            return;
        }
        Runnable following = handler.handle(entry.get());
        if (remove(repository, claim, following)) {
            ended(claim, Outcome.DONE, "");
        }
    }

    private void tryLater(OutboxRepository repository, OutboxClaim claim, RuntimeException failure) {
        Instant next = settings.nextAttempt(claim.attempt(), clock.instant());
        String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        if (claim.attempt() >= settings.maxAttempts() || !next.isBefore(claim.expiresAt())) {
            giveUp(repository, claim, reason);
            return;
        }
        transactions.executeWithoutResult(status -> repository.postpone(claim, next));
        ended(claim, Outcome.RETRIED, " next_attempt=" + next + " reason=\"" + reason + "\"");
    }

    private void giveUp(OutboxRepository repository, OutboxClaim claim, String reason) {
        Runnable following = () -> handlers.find(claim.kind()).ifPresent(handler -> handler.givenUp(claim.id()));
        if (remove(repository, claim, following)) {
            ended(claim, Outcome.GIVEN_UP, " reason=\"" + reason + "\"");
        }
    }

    /** False when another replica has taken over: then nothing follows. */
    private boolean remove(OutboxRepository repository, OutboxClaim claim, Runnable following) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean ours = repository.remove(claim);
            if (ours) {
                following.run();
            }
            return ours;
        }));
    }

    private void ended(OutboxClaim claim, Outcome outcome, String more) {
        metrics.ended(claim.kind(), outcome);
        log.atLevel(outcome == Outcome.DONE ? Level.INFO : Level.WARN)
                .log(
                        "outbox kind={} outcome={} attempt={} entry_id={} organization_id={}{}",
                        claim.kind(),
                        outcome,
                        claim.attempt(),
                        claim.id(),
                        claim.organizationId(),
                        more);
    }
}
