package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.auth.CurrentPerson;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people see of their own sign-ins, and end. */
@Service
public class OwnSessions {

    private final SessionRepository sessions;
    private final BoundSessions bound;
    private final SessionRevocation ends;
    private final Clock clock;

    OwnSessions(SessionRepository sessions, BoundSessions bound, SessionRevocation ends, Clock clock) {
        this.sessions = sessions;
        this.bound = bound;
        this.ends = ends;
        this.clock = clock;
    }

    /** Where the person is signed in, the last used first. */
    public List<SessionView> list(UUID userId) {
        return visible(userId).map(Session::view).toList();
    }

    /** @throws SessionNotFound when the person has no such session */
    public void end(UUID userId, UUID sessionId) {
        boolean known = visible(userId).map(Session::getId).anyMatch(sessionId::equals);
        if (!known || !ends.endOf(userId, sessionId, SessionRevocation.Reason.REVOKED)) {
            throw new SessionNotFound();
        }
    }

    /** Ends all but one; answers how many. */
    @Transactional
    public int endOthers(UUID userId, UUID current) {
        List<UUID> others = visible(userId)
                .map(Session::getId)
                .filter(id -> !id.equals(current))
                .toList();
        others.forEach(id -> ends.endOf(userId, id, SessionRevocation.Reason.REVOKED));
        return others.size();
    }

    /** Who came through an organization's identity provider is told of that organization only. */
    private Stream<Session> visible(UUID userId) {
        Optional<UUID> place = bound.organizationOf(CurrentPerson.sessionId());
        return sessions.findLive(userId, clock.instant()).stream()
                .filter(session -> place.isEmpty() || session.isBoundTo(place.get()));
    }
}
