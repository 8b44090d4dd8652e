package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.invites.InviteWithdrawal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes who belongs to the current organization, and as what. */
@Service
@Transactional
public class Members {

    private final Memberships memberships;
    private final InviteWithdrawal invites;
    private final MembershipEvents audit;

    Members(Memberships memberships, InviteWithdrawal invites, MembershipEvents audit) {
        this.memberships = memberships;
        this.invites = invites;
        this.audit = audit;
    }

    /** @throws MemberNotFound when nobody with this id belongs to the organization */
    @Transactional(readOnly = true)
    public MemberView get(UUID userId) {
        return memberships.get(userId).view();
    }

    /**
     * @param actor who changes it; must reach the old role and the new one
     * @throws OwnershipByTransfer when the new role is owner
     */
    public MemberView changeRole(UUID actor, UUID userId, Role role) {
        memberships.lock();
        Member member = memberships.get(userId);
        MemberView before = member.view();
        if (member.changeRole(role, memberships.reachOf(actor), memberships::owners)) {
            memberships.flush();
            audit.roleChanged(before, role);
            withdrawInvites(userId, role);
        }
        return member.view();
    }

    /** Ends the membership and with it all access, at once. */
    public void remove(UUID actor, UUID userId) {
        memberships.lock();
        Member member = memberships.get(userId);
        member.requireRemovable(memberships.reachOf(actor), memberships::owners);
        memberships.remove(member);
        audit.removed(member.view());
        withdrawInvites(userId, null);
    }

    /** @throws LastOwner when nobody would own the organization any more */
    public void leave(UUID userId) {
        memberships.lock();
        Member member = memberships.get(userId);
        member.requireAnotherOwner(memberships::owners);
        memberships.remove(member);
        audit.left(member.view());
        withdrawInvites(userId, null);
    }

    /** Makes somebody a member whom single sign-on vouches for; a member already stays as they are. */
    public MemberView joinBySignOn(UUID userId, Role role) {
        return join(userId, role, JoinedVia.SIGN_ON);
    }

    /** Notes that somebody works here. */
    public void seen(UUID userId) {
        memberships.seen(userId);
    }

    public MemberView join(UUID userId, Role role, JoinedVia via) {
        memberships.lock();
        var known = memberships.find(userId);
        if (known.isPresent()) {
            return known.get().view();
        }
        if (role == Role.OWNER) {
            throw new OwnershipByTransfer();
        }
        memberships.add(userId, role, via);
        MemberView member = memberships.get(userId).view();
        audit.joined(member);
        return member;
    }

    /** @throws RoleOutOfReach when the actor has not all that the role has, or manages nobody */
    public void requireReach(UUID actor, Role role) {
        memberships.reachOf(actor).require(role);
    }

    /** Links made by somebody who may invite no more would let them, or a friend, back in. */
    private void withdrawInvites(UUID userId, @Nullable Role now) {
        if (now == null || !now.may(Permission.MANAGE_MEMBERS)) {
            invites.withdraw(userId);
        }
    }
}
