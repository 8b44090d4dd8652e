package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.invites.InviteRepository;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes who belongs to the current organization, and as what. */
@Service
@Transactional
public class Members {

    private final Memberships memberships;
    private final InviteRepository invites;
    private final MembershipEvents audit;

    Members(Memberships memberships, InviteRepository invites, MembershipEvents audit) {
        this.memberships = memberships;
        this.invites = invites;
        this.audit = audit;
    }

    /** @throws MemberNotFound when nobody with this id belongs to the organization */
    @Transactional(readOnly = true)
    public MemberView get(UUID userId) {
        return memberships.get(userId);
    }

    /**
     * @param actor who changes it; must reach the old role and the new one
     * @throws OwnershipByTransfer when the new role is owner
     */
    public MemberView changeRole(UUID actor, UUID userId, Role role) {
        memberships.lock();
        MemberView member = memberships.get(userId);
        if (actor.equals(userId)) {
            throw new OwnMembership("Ask somebody else to change your role.");
        }
        if (role == Role.OWNER) {
            throw new OwnershipByTransfer();
        }
        requireReach(actor, member.role());
        requireReach(actor, role);
        if (member.role() == role) {
            return member;
        }
        keepAnOwner(member);
        memberships.changeRole(userId, role);
        audit.roleChanged(member, role);
        withdrawInvites(member, role);
        return memberships.get(userId);
    }

    /** Ends the membership and with it all access, at once. */
    public void remove(UUID actor, UUID userId) {
        memberships.lock();
        MemberView member = memberships.get(userId);
        if (actor.equals(userId)) {
            throw new OwnMembership("Leave the organization instead.");
        }
        requireReach(actor, member.role());
        keepAnOwner(member);
        memberships.remove(userId);
        audit.removed(member);
        withdrawInvites(member, null);
    }

    /** @throws LastOwner when nobody would own the organization any more */
    public void leave(UUID userId) {
        memberships.lock();
        MemberView member = memberships.get(userId);
        keepAnOwner(member);
        memberships.remove(userId);
        audit.left(member);
        withdrawInvites(member, null);
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
            return known.get();
        }
        if (role == Role.OWNER) {
            throw new OwnershipByTransfer();
        }
        memberships.add(userId, role, via);
        MemberView member = memberships.get(userId);
        audit.joined(member);
        return member;
    }

    /** @throws RoleOutOfReach when the actor has not all that the role has, or manages nobody */
    public void requireReach(UUID actor, Role role) {
        boolean reaches = memberships
                .find(actor)
                .map(MemberView::role)
                .filter(own -> own.may(Permission.MANAGE_MEMBERS))
                .filter(own -> own.permissions().containsAll(role.permissions()))
                .isPresent();
        if (!reaches) {
            throw new RoleOutOfReach(role);
        }
    }

    private void keepAnOwner(MemberView member) {
        if (member.role() == Role.OWNER && memberships.owners() == 1) {
            throw new LastOwner();
        }
    }

    /** Links made by somebody who may invite no more would let them, or a friend, back in. */
    private void withdrawInvites(MemberView member, @Nullable Role now) {
        if (now == null || !now.may(Permission.MANAGE_MEMBERS)) {
            invites.revokeThoseOf(member.userId()).forEach(invite -> audit.invite("invite.revoked", invite));
        }
    }
}
