package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Ends sessions before their time. From then on neither their refresh token nor their access tokens are good anywhere. */
@Component
public class SessionRevocation {

    /** Why a session ended. */
    public enum Reason {
        SIGNED_OUT("signed_out"),
        REVOKED("revoked"),
        REUSE("refresh_token_reused"),
        PASSWORD_CHANGED("password_changed"),
        MEMBERSHIP_ENDED("membership_ended"),
        SIGN_ON_CHANGED("sign_on_changed");

        private final String id;

        Reason(String id) {
            this.id = id;
        }
    }

    private final SessionRepository sessions;
    private final SessionStatusCache sessionStatus;
    private final Organizations organizations;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SessionRevocation(
            SessionRepository sessions,
            SessionStatusCache sessionStatus,
            Organizations organizations,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sessions = sessions;
        this.sessionStatus = sessionStatus;
        this.organizations = organizations;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** In the name of the person whose session it is: nobody else need be signed in. Harmless when it is over. */
    void end(UUID sessionId, Reason reason) {
        sessions.findById(sessionId).ifPresent(session -> {
            String email = organizations
                    .findUser(session.userId())
                    .map(UserView::email)
                    .orElse("");
            var person = new Actor.Person(session.userId(), email, sessionId);
            new Principal(person, session.worksIn(), Set.of())
                    .act(() -> transactions.execute(status -> endNow(sessionId, reason, true)));
        });
    }

    /**
     * Ends all sessions of a person, in the transaction and the name of whoever asks.
     *
     * @param spared null to spare none
     * @param told whether the audit log of the current organization shall say so; false for somebody who belongs to none
     * @return how many ended
     */
    @Transactional
    public int endAll(UUID userId, @Nullable UUID spared, Reason reason, boolean told) {
        List<UUID> others = sessions.findLive(userId, clock.instant()).stream()
                .map(Session::getId)
                .filter(id -> !id.equals(spared))
                .toList();
        others.forEach(id -> endNow(id, reason, told));
        return others.size();
    }

    /** Ends one session of a person; false when there is no such session any more. */
    @Transactional
    public boolean endOf(UUID userId, UUID sessionId, Reason reason) {
        boolean own = sessions.findById(sessionId)
                .filter(session -> session.userId().equals(userId))
                .isPresent();
        return own && endNow(sessionId, reason, true);
    }

    /** Ends those sessions of a person that may work in this organization only, in the transaction that ends the membership. */
    @Transactional
    public void endBound(UUID userId, UUID organizationId) {
        sessions.findLive(userId, clock.instant()).stream()
                .filter(session -> session.isBoundTo(organizationId))
                .map(Session::getId)
                .toList()
                .forEach(id -> endNow(id, Reason.MEMBERSHIP_ENDED, true));
    }

    private boolean endNow(UUID sessionId, Reason reason, boolean told) {
        Session session = sessions.findLocked(sessionId).orElse(null);
        if (session == null || session.isOver(clock.instant())) {
            return false;
        }
        session.revoke(clock.instant());
        sessions.saveAndFlush(session);
        sessionStatus.forgetAfterCommit(sessionId);
        if (told) {
            events.publishEvent(ChangeMade.created("session.revoked", session.target(), Map.of("reason", reason.id)));
        }
        return true;
    }
}
