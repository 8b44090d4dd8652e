package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.members.MemberRemoved;
import io.signalbox.controlplane.organizations.members.RoleChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets a membership that ended or changed act at once here, and on other replicas when they have forgotten, half a second later. Sessions of
 * who left go on in another organization of theirs with the next refresh; those bound to this one end.
 */
@Component
class MembershipRevocation {

    private final SessionStatusCache sessionStatus;
    private final SessionRevocation ends;

    MembershipRevocation(SessionStatusCache sessionStatus, SessionRevocation ends) {
        this.sessionStatus = sessionStatus;
        this.ends = ends;
    }

    @EventListener
    void on(MemberRemoved removed) {
        sessionStatus.forgetAfterCommit(removed.userId(), removed.organizationId());
        ends.endBound(removed.userId(), removed.organizationId());
    }

    @EventListener
    void on(RoleChanged changed) {
        sessionStatus.forgetAfterCommit(changed.userId(), changed.organizationId());
        if (changed.role() == Role.OWNER) {
            // What an identity provider says makes nobody act as an owner
            ends.endBound(changed.userId(), changed.organizationId());
        }
    }
}
