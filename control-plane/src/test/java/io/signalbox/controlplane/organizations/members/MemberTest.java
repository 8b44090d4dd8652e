package io.signalbox.controlplane.organizations.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.User;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class MemberTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID ORGANIZATION = new UUID(0, 1);
    private static final LongSupplier ONE_OWNER = () -> 1;
    private static final LongSupplier TWO_OWNERS = () -> 2;

    private final Member owner = member(1, Role.OWNER);
    private final Member admin = member(2, Role.ADMIN);
    private final Member viewer = member(3, Role.VIEWER);

    @Test
    void changesRoleWithinTheReachOfTheActor() {
        assertThat(viewer.changeRole(Role.ADMIN, admin.reach(), ONE_OWNER)).isTrue();
        assertThat(viewer.changeRole(Role.ADMIN, admin.reach(), ONE_OWNER)).isFalse();
        assertThat(viewer.view().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void refusesWhoReachesLess() {
        assertThatThrownBy(() -> owner.changeRole(Role.VIEWER, admin.reach(), TWO_OWNERS))
                .isInstanceOf(RoleOutOfReach.class);
        assertThatThrownBy(() -> admin.requireRemovable(viewer.reach(), ONE_OWNER))
                .isInstanceOf(RoleOutOfReach.class);
        assertThatThrownBy(() -> viewer.changeRole(Role.OPERATOR, new Reach(new UUID(0, 9), null), ONE_OWNER))
                .isInstanceOf(RoleOutOfReach.class);
        assertThat(owner.view().role()).isEqualTo(Role.OWNER);
    }

    @Test
    void refusesOwnMembership() {
        assertThatThrownBy(() -> admin.changeRole(Role.VIEWER, admin.reach(), ONE_OWNER))
                .isInstanceOf(OwnMembership.class);
        assertThatThrownBy(() -> admin.requireRemovable(admin.reach(), ONE_OWNER))
                .isInstanceOf(OwnMembership.class);
        assertThatThrownBy(() -> owner.transferOwnership(owner, true)).isInstanceOf(OwnMembership.class);
    }

    @Test
    void makesOwnersByTransferOnly() {
        assertThatThrownBy(() -> admin.changeRole(Role.OWNER, owner.reach(), ONE_OWNER))
                .isInstanceOf(OwnershipByTransfer.class);
        assertThatThrownBy(() -> admin.transferOwnership(viewer, false)).isInstanceOf(RoleOutOfReach.class);

        owner.transferOwnership(viewer, false);

        assertThat(viewer.view().role()).isEqualTo(Role.OWNER);
        assertThat(owner.view().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void keepsTheLastOwner() {
        Member other = member(4, Role.OWNER);

        assertThatThrownBy(() -> owner.changeRole(Role.ADMIN, other.reach(), ONE_OWNER))
                .isInstanceOf(LastOwner.class);
        assertThatThrownBy(() -> owner.requireRemovable(other.reach(), ONE_OWNER))
                .isInstanceOf(LastOwner.class);
        assertThatThrownBy(() -> owner.requireAnotherOwner(ONE_OWNER)).isInstanceOf(LastOwner.class);
        owner.requireAnotherOwner(TWO_OWNERS);
        viewer.requireAnotherOwner(ONE_OWNER);
    }

    private static Member member(int number, Role role) {
        var user = new User(new UUID(0, number), number + "@example.com", "Somebody", null, NOW);
        return new Member(new MemberId(ORGANIZATION, user.getId()), user, role, JoinedVia.INVITE, NOW);
    }
}
