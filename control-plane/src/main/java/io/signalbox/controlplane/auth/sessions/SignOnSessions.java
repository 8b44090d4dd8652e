package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sessions that the identity provider of the current organization vouched for. */
@Component
public class SignOnSessions {

    private final SessionRepository sessions;
    private final SessionRevocation ends;
    private final Clock clock;

    SignOnSessions(SessionRepository sessions, SessionRevocation ends, Clock clock) {
        this.sessions = sessions;
        this.ends = ends;
        this.clock = clock;
    }

    /** Ends them all, in the transaction that takes the provider away. */
    @Transactional
    public void endAll() {
        sessions.findLiveBoundTo(Tenant.current(), clock.instant())
                .forEach(session ->
                        ends.endOf(session.userId(), session.getId(), SessionRevocation.Reason.SIGN_ON_CHANGED));
    }
}
