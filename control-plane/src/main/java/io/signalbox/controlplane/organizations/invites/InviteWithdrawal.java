package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.organizations.members.MembershipEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes back the invites of somebody who may invite no more. Used inside a transaction. */
@Component
public class InviteWithdrawal {

    private final InviteRepository invites;
    private final MembershipEvents audit;
    private final Clock clock;

    InviteWithdrawal(InviteRepository invites, MembershipEvents audit, Clock clock) {
        this.invites = invites;
        this.audit = audit;
        this.clock = clock;
    }

    /** Revokes what this person invited and nobody accepted yet. */
    public void withdraw(UUID inviter) {
        Instant now = clock.instant();
        List<Invite> unclosed = invites.findUnclosedOf(inviter);
        List<InviteView> before =
                unclosed.stream().map(invite -> invite.view(now)).toList();
        unclosed.forEach(invite -> invite.revoke(now));
        invites.flush();
        before.forEach(invite -> audit.invite("invite.revoked", invite));
    }
}
