package io.signalbox.controlplane.audit;

import io.signalbox.controlplane.audit.chain.Chain;
import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.persistence.AfterTransaction;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.platform.web.RequestOrigin;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records refused attempts before their answer is sent, each in a transaction of its own: the one it happened in is undone, and has given its
 * connection back by then. Bounded, see {@link RefusalLimit}.
 */
@Component
public class RefusalRecorder {

    private static final Logger log = LoggerFactory.getLogger(RefusalRecorder.class);
    private static final String LEFT_OUT = "audit.refusals_left_out";

    private final Chain chain;
    private final RefusalLimit limit;
    private final TransactionTemplate ownTransaction;

    RefusalRecorder(Chain chain, RefusalLimit limit, PlatformTransactionManager transactions) {
        this.chain = chain;
        this.limit = limit;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener
    void record(AttemptRefused refused) {
        AfterTransaction.run(() -> {
            OptionalInt leftOut = limit.admit(refused.organizationId());
            if (leftOut.isPresent()) {
                keep(refused.organizationId(), leftOut.getAsInt(), fact(refused, leftOut.getAsInt()));
            }
        });
    }

    /** For organizations where the tries have ended: nothing else would tell how many there were. */
    public void tellUntold() {
        limit.takeUntold()
                .forEach((organizationId, leftOut) -> keep(organizationId, leftOut, summary(organizationId, leftOut)));
    }

    private void keep(UUID organizationId, int leftOut, AuditRecord fact) {
        try {
            Tenant.run(organizationId, () -> ownTransaction.executeWithoutResult(status -> chain.append(fact)));
        } catch (RuntimeException failure) {
            limit.giveBack(organizationId, leftOut);
            log.error(
                    "A refused try could not be kept action={} organization_id={}",
                    fact.action(),
                    organizationId,
                    failure);
        }
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
