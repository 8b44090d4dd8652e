package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.organizations.members.Membership;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sessions that an organization's identity provider vouched for: they reach nothing beyond that organization. */
@Component
public class BoundSessions {

    private final SessionRepository sessions;

    BoundSessions(SessionRepository sessions) {
        this.sessions = sessions;
    }

    /** Empty for a session that may work wherever its person belongs. */
    public Optional<UUID> organizationOf(UUID sessionId) {
        return sessions.findById(sessionId).flatMap(Session::boundTo);
    }

    /** Those of somebody's memberships that this session may use. */
    public List<Membership> reachable(UUID sessionId, List<Membership> memberships) {
        Optional<UUID> place = organizationOf(sessionId);
        return memberships.stream()
                .filter(membership -> place.isEmpty() || place.get().equals(membership.organizationId()))
                .toList();
    }
}
