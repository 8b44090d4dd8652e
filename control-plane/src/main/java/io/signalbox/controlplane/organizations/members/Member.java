package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.User;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.platform.persistence.AssignedIdEntity;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One person's membership. Its changes take turns ({@link Memberships#lock}), so that an owner counted here is one when it is written. */
@Entity
@Table(name = "membership")
class Member extends AssignedIdEntity<MemberId> {

    @EmbeddedId
    private MemberId id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id", insertable = false, updatable = false)
    private User user;

    private Role role;

    @Column(updatable = false)
    private JoinedVia joinedVia;

    @Column(updatable = false)
    private Instant createdAt;

    /** Written beside the entity, by every request. */
    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastSeenAt;

    @SuppressWarnings("NullAway.Init")
    protected Member() {}

    Member(MemberId id, User user, Role role, JoinedVia joinedVia, Instant createdAt) {
        this.id = id;
        this.user = user;
        this.role = role;
        this.joinedVia = joinedVia;
        this.createdAt = createdAt;
    }

    @Override
    public MemberId getId() {
        return id;
    }

    Reach reach() {
        return new Reach(id.userId(), role);
    }

    /**
     * Answers whether anything changed.
     *
     * @param owners counts those of the organization
     * @throws OwnMembership when the actor is this member
     * @throws OwnershipByTransfer when the new role is owner
     * @throws RoleOutOfReach when the actor's own role does not reach the old one or the new one
     * @throws LastOwner when nobody would own the organization any more
     */
    boolean changeRole(Role next, Reach actor, LongSupplier owners) {
        refuseSelf(actor.userId(), "Ask somebody else to change your role.");
        if (next == Role.OWNER) {
            throw new OwnershipByTransfer();
        }
        actor.require(role);
        actor.require(next);
        if (role == next) {
            return false;
        }
        requireAnotherOwner(owners);
        role = next;
        return true;
    }

    /** Refuses as {@link #changeRole} does. */
    void requireRemovable(Reach actor, LongSupplier owners) {
        refuseSelf(actor.userId(), "Leave the organization instead.");
        actor.require(role);
        requireAnotherOwner(owners);
    }

    /** @throws LastOwner when this member owns the organization and nobody else does */
    void requireAnotherOwner(LongSupplier owners) {
        if (role == Role.OWNER && owners.getAsLong() == 1) {
            throw new LastOwner();
        }
    }

    /** @throws RoleOutOfReach when this member is none */
    void requireOwner() {
        if (role != Role.OWNER) {
            throw new RoleOutOfReach(Role.OWNER);
        }
    }

    /**
     * Makes another member an owner, and this one an admin unless ownership is kept.
     *
     * @throws OwnMembership when it is the same member
     */
    void transferOwnership(Member heir, boolean keep) {
        requireOwner();
        heir.refuseSelf(id.userId(), "You are an owner already.");
        heir.role = Role.OWNER;
        if (!keep) {
            role = Role.ADMIN;
        }
    }

    MemberView view() {
        UserView person = user.view();
        return new MemberView(id.userId(), person.email(), person.name(), role, joinedVia, createdAt, lastSeenAt);
    }

    private void refuseSelf(UUID actor, String detail) {
        if (actor.equals(id.userId())) {
            throw new OwnMembership(detail);
        }
    }
}
