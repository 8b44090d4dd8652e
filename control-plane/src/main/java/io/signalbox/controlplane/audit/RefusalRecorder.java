package io.signalbox.controlplane.audit;

import io.signalbox.controlplane.audit.chain.Chain;
import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.platform.web.RequestOrigin;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps refused tries, each in a transaction of its own: the one it happened in is undone. Bounded, see {@link RefusalLimit}. */
@Component
public class RefusalRecorder {

    private static final Logger log = LoggerFactory.getLogger(RefusalRecorder.class);
    private static final String LEFT_OUT = "audit.refusals_left_out";
    /** Behind a failed transaction that still holds its connection a second one is needed: these few must not drain the pool. */
    private static final int AT_ONCE = 4;

    private static final long TIMEOUT_MILLIS = 1_000;

    private final Chain chain;
    private final RefusalLimit limit;
    private final TransactionTemplate ownTransaction;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    RefusalRecorder(Chain chain, RefusalLimit limit, PlatformTransactionManager transactions) {
        this.chain = chain;
        this.limit = limit;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION, fallbackExecution = true)
    void record(AttemptRefused refused) {
        OptionalInt leftOut = limit.admit(refused.organizationId());
        if (leftOut.isPresent()) {
            keep(refused.organizationId(), leftOut.getAsInt(), fact(refused, leftOut.getAsInt()));
        }
    }

    /** For organizations where the tries have ended: nothing else would tell how many there were. */
    public void tellUntold() {
        limit.takeUntold()
                .forEach((organizationId, leftOut) -> keep(organizationId, leftOut, summary(organizationId, leftOut)));
    }

    private void keep(UUID organizationId, int leftOut, AuditRecord fact) {
        try {
            if (turns.tryAcquire(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    Tenant.run(organizationId, () -> ownTransaction.executeWithoutResult(status -> chain.append(fact)));
                    return;
                } finally {
                    turns.release();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.error(
                    "A refused try could not be kept action={} organization_id={}",
                    fact.action(),
                    organizationId,
                    failure);
        }
        limit.giveBack(organizationId, leftOut);
    }

    private AuditRecord fact(AttemptRefused refused, int leftOut) {
        return new AuditRecord(
                refused.actor(),
                refused.action(),
                refused.target(),
                Outcome.REFUSED,
                refused.code(),
                leftOut,
                Map.of(),
                Map.of(),
                RequestOrigin.current());
    }

    private static AuditRecord summary(UUID organizationId, int leftOut) {
        var target = new AuditTarget("organization", organizationId, "this organization");
        return new AuditRecord(
                new Actor.Installation(),
                LEFT_OUT,
                target,
                Outcome.REFUSED,
                null,
                leftOut,
                Map.of(),
                Map.of(),
                RequestOrigin.NONE);
    }
}
