package io.signalbox.controlplane.organizations.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.auth.passwords.WrongPassword;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.MemberFixture.Someone;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An organization has an owner whatever happens at once. */
class OwnershipTest extends MemberScene {

    private static final int RACES = 15;

    @Test
    void givesOwnershipByTransferOnly() {
        Someone admin = people.member(tenant, "admin");

        assertThatThrownBy(() -> in(() -> members.changeRole(owner.id(), admin.id(), Role.OWNER)))
                .isInstanceOf(OwnershipByTransfer.class);
        assertThatThrownBy(
                        () -> in(() -> members.joinBySignOn(people.person("new").id(), Role.OWNER)))
                .isInstanceOf(OwnershipByTransfer.class);
    }

    @Test
    void keepsTheLastOwner() {
        people.member(tenant, "admin");

        assertThatThrownBy(() -> leave(owner)).isInstanceOf(LastOwner.class);
        assertThat(owners()).isEqualTo(1);
    }

    @Test
    void keepsOneOwnerWhenTwoRemoveEachOther() throws Exception {
        race((one, other) -> () -> remove(one, other));
    }

    @Test
    void keepsOneOwnerWhenTwoDemoteEachOther() throws Exception {
        race((one, other) -> () -> in(() -> members.changeRole(one.id(), other.id(), Role.VIEWER)));
    }

    @Test
    void keepsOneOwnerWhenTwoLeave() throws Exception {
        race((one, other) -> () -> leave(one));
    }

    @Test
    void transfersOwnershipWithThePassword() {
        Someone heir = people.member(tenant, "viewer");

        assertThatThrownBy(() ->
                        Tenant.call(tenant.id(), () -> ownership.transfer(owner.id(), heir.id(), "not mine", false)))
                .isInstanceOf(WrongPassword.class);
        assertThat(owners()).isEqualTo(1);
        assertThat(transfer(heir, false).role()).isEqualTo(Role.OWNER);

        assertThat(in(() -> members.get(owner.id())).role()).isEqualTo(Role.ADMIN);
        assertThat(events.stream(ChangeMade.class).map(ChangeMade::action))
                .containsExactly("member.role_changed", "member.role_changed", "organization.ownership_transferred");
        assertThatThrownBy(() -> transfer(heir, false)).isInstanceOf(RoleOutOfReach.class);
    }

    @Test
    void staysOwnerBesideTheNewOneWhenWanted() {
        Someone heir = people.member(tenant, "viewer");

        transfer(heir, true);

        assertThat(owners()).isEqualTo(2);
        leave(owner);
        assertThat(owners()).isEqualTo(1);
    }

    private interface Attack {

        Runnable by(Someone one, Someone other);
    }

    /** Two owners go for each other at the same moment, again and again: one of them loses, and an owner is left. */
    private void race(Attack attack) throws Exception {
        for (int round = 0; round < RACES; round++) {
            tenant = tenants.tenant();
            Someone one = people.member(tenant, "owner");
            Someone other = people.member(tenant, "owner");
            List<String> refusals = together(attack.by(one, other), attack.by(other, one));
            assertThat(owners()).as("owners after round %d", round).isEqualTo(1);
            assertThat(refusals).hasSize(1).isSubsetOf("last_owner", "member_not_found", "role_out_of_reach");
        }
    }

    private static List<String> together(Runnable... attacks) throws Exception {
        var start = new CyclicBarrier(attacks.length);
        try (var threads = Executors.newFixedThreadPool(attacks.length)) {
            List<Callable<@Nullable Object>> calls = Stream.of(attacks)
                    .<Callable<@Nullable Object>>map(attack -> () -> {
                        start.await();
                        attack.run();
                        return null;
                    })
                    .toList();
            List<String> refusals = new ArrayList<>();
            for (Future<@Nullable Object> done : threads.invokeAll(calls)) {
                try {
                    done.get();
                } catch (ExecutionException failed) {
                    assertThat(failed.getCause()).isInstanceOf(ProblemException.class);
                    refusals.add(((ProblemException) failed.getCause()).type().code());
                }
            }
            return refusals;
        }
    }

    private void leave(Someone member) {
        Tenant.run(tenant.id(), () -> members.leave(member.id()));
    }

    private long owners() {
        return find(null, Role.OWNER, null, 10).items().size();
    }
}
