package io.signalbox.controlplane.auth;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What people see of their own sign-ins, and end. */
@Service
public class OwnSessions {

    private final SessionRepository sessions;
    private final SessionEnds ends;
    private final Clock clock;

    OwnSessions(SessionRepository sessions, SessionEnds ends, Clock clock) {
        this.sessions = sessions;
        this.ends = ends;
        this.clock = clock;
    }

    /** Where the person is signed in, the last used first. */
    public List<SessionView> list(UUID userId) {
        return sessions.findLive(userId, clock.instant()).stream()
                .map(Session::view)
                .toList();
    }

    /** @throws SessionNotFound when the person has no such session */
    public void end(UUID userId, UUID sessionId) {
        if (!ends.endOf(userId, sessionId, SessionEnds.Reason.REVOKED)) {
            throw new SessionNotFound();
        }
    }

    /** Ends all but one; answers how many. */
    public int endOthers(UUID userId, UUID current) {
        return ends.endAll(userId, current, SessionEnds.Reason.REVOKED, true);
    }
}
