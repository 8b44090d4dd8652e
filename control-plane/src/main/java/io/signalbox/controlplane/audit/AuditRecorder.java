package io.signalbox.controlplane.audit;

import io.signalbox.controlplane.audit.chain.Chain;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.PrincipalAuthentication;
import io.signalbox.controlplane.platform.web.RequestOrigin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps each change that a module announces, in the transaction of the change: when this fails, the change fails. */
@Component
class AuditRecorder {

    private final Chain chain;

    AuditRecorder(Chain chain) {
        this.chain = chain;
    }

    /** At the very end of the transaction, see {@link Chain}. What is announced outside of one is kept at once: better than not at all. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void record(ChangeMade change) {
        chain.append(new AuditRecord(
                doer(change),
                change.action(),
                change.target(),
                Outcome.DONE,
                null,
                0,
                change.before(),
                change.after(),
                RequestOrigin.current()));
    }

    private static Actor doer(ChangeMade change) {
        Actor named = change.actor();
        if (named != null) {
            return named;
        }
        return SecurityContextHolder.getContext().getAuthentication() instanceof PrincipalAuthentication signedIn
                ? signedIn.getPrincipal().actor()
                : new Actor.Installation();
    }
}
