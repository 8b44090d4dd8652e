package io.signalbox.controlplane.organizations.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.WrongPassword;
import io.signalbox.controlplane.organizations.invites.InviteState;
import io.signalbox.controlplane.organizations.invites.InviteView;
import io.signalbox.controlplane.organizations.invites.Invites;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.MemberFixture;
import io.signalbox.controlplane.testing.MemberFixture.Someone;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ControlPlaneTest
@RecordApplicationEvents
class MembersTest {

    private static final int RACES = 15;

    @Autowired
    private Members members;

    @Autowired
    private MemberList list;

    @Autowired
    private Ownership ownership;

    @Autowired
    private Invites invites;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private MemberFixture people;

    @Autowired
    private ApplicationEvents events;

    private TenantOrganization tenant;
    private Someone owner;

    @BeforeEach
    void found() {
        tenant = tenants.tenant();
        owner = people.member(tenant, "owner");
    }

    @Test
    void listsWhoJoinedFirstPageByPage() {
        List<UUID> expected = new ArrayList<>(List.of(owner.id()));
        for (int number = 0; number < 4; number++) {
            expected.add(people.member(tenant, "viewer").id());
        }
        people.member(tenants.tenant(), "viewer");

        List<UUID> seen = new ArrayList<>();
        Cursor cursor = null;
        do {
            Page<MemberView> page = find(null, null, cursor, 2);
            page.items().forEach(member -> seen.add(member.userId()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void findsByWordsOfNameOrAddressAndByRole() {
        Someone grace = people.member(tenant, "operator", "Grace Hopper");
        Someone percent = people.member(tenant, "viewer", "100% Sure");

        assertThat(ids(find("HOPPER", null, null, 10))).containsExactly(grace.id());
        assertThat(ids(find(grace.email().substring(3, 12), null, null, 10))).containsExactly(grace.id());
        assertThat(ids(find("%", null, null, 10))).containsExactly(percent.id());
        assertThat(ids(find("_", null, null, 10))).isEmpty();
        assertThat(ids(find(null, Role.OPERATOR, null, 10))).containsExactly(grace.id());
        assertThat(ids(find("hopper", Role.VIEWER, null, 10))).isEmpty();
    }

    @Test
    void changesRolesAndTellsIt() {
        Someone viewer = people.member(tenant, "viewer");

        MemberView changed = in(() -> members.changeRole(owner.id(), viewer.id(), Role.BUILDER));

        assertThat(changed.role()).isEqualTo(Role.BUILDER);
        assertThat(events.stream(RoleChanged.class))
                .containsExactly(new RoleChanged(tenant.id(), viewer.id(), Role.BUILDER));
        assertThat(events.stream(ChangeMade.class))
                .extracting(ChangeMade::action, made -> made.before().get("role"), made -> made.after()
                        .get("role"))
                .containsExactly(tuple("member.role_changed", "viewer", "builder"));
    }

    @Test
    void tellsNothingWhenTheRoleIsTheSame() {
        Someone viewer = people.member(tenant, "viewer");

        in(() -> members.changeRole(owner.id(), viewer.id(), Role.VIEWER));

        assertThat(events.stream(ChangeMade.class)).isEmpty();
    }

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
    void letsNobodyChangeTheirOwnRoleOrRemoveThemselves() {
        assertThatThrownBy(() -> in(() -> members.changeRole(owner.id(), owner.id(), Role.VIEWER)))
                .isInstanceOf(OwnMembership.class);
        assertThatThrownBy(() -> remove(owner, owner)).isInstanceOf(OwnMembership.class);
    }

    @Test
    void letsAdminsReachEverybodyButOwners() {
        Someone admin = people.member(tenant, "admin");
        Someone other = people.member(tenant, "admin");
        Someone viewer = people.member(tenant, "viewer");

        assertThatThrownBy(() -> in(() -> members.changeRole(admin.id(), owner.id(), Role.VIEWER)))
                .isInstanceOf(RoleOutOfReach.class);
        assertThatThrownBy(() -> remove(admin, owner)).isInstanceOf(RoleOutOfReach.class);
        assertThat(in(() -> members.changeRole(admin.id(), viewer.id(), Role.ADMIN))
                        .role())
                .isEqualTo(Role.ADMIN);
        remove(admin, other);
        assertThat(ids(find(null, null, null, 10))).containsExactly(owner.id(), admin.id(), viewer.id());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"BUILDER", "OPERATOR", "APPROVER", "VIEWER", "AUDITOR"})
    void letsNobodyElseChangeAnybody(Role role) {
        Someone actor = people.member(tenant, role.id());
        Someone viewer = people.member(tenant, "viewer");

        assertThatThrownBy(() -> in(() -> members.changeRole(actor.id(), viewer.id(), Role.AUDITOR)))
                .isInstanceOf(RoleOutOfReach.class);
        assertThatThrownBy(() -> remove(actor, viewer)).isInstanceOf(RoleOutOfReach.class);
        assertThatThrownBy(() -> in(() -> invites.create(actor.id(), "a@example.com", Role.VIEWER)))
                .isInstanceOf(RoleOutOfReach.class);
    }

    @Test
    void knowsNobodyOfOtherOrganizations() {
        Someone stranger = people.member(tenants.tenant(), "viewer");

        assertThatThrownBy(() -> in(() -> members.get(stranger.id()))).isInstanceOf(MemberNotFound.class);
        assertThatThrownBy(() -> in(() -> members.changeRole(owner.id(), stranger.id(), Role.ADMIN)))
                .isInstanceOf(MemberNotFound.class);
        assertThatThrownBy(() -> remove(owner, stranger)).isInstanceOf(MemberNotFound.class);
        assertThatThrownBy(() -> transfer(stranger, false)).isInstanceOf(MemberNotFound.class);
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

    @Test
    void revokesInvitesOfWhoGoes() {
        Someone admin = people.member(tenant, "admin");
        UUID made = in(() -> invites.create(admin.id(), "friend@example.com", Role.ADMIN))
                .invite()
                .id();

        remove(owner, admin);

        assertThat(in(() -> invites.list(InviteState.REVOKED, null, 10)).items())
                .extracting(InviteView::id)
                .containsExactly(made);
        assertThat(events.stream(MemberRemoved.class)).containsExactly(new MemberRemoved(tenant.id(), admin.id()));
        assertThat(events.stream(ChangeMade.class).map(ChangeMade::action))
                .containsExactly("invite.created", "member.removed", "invite.revoked");
    }

    @Test
    void revokesInvitesOfWhoMayInviteNoMore() {
        Someone admin = people.member(tenant, "admin");
        in(() -> invites.create(admin.id(), "friend@example.com", Role.ADMIN));

        in(() -> members.changeRole(owner.id(), admin.id(), Role.BUILDER));

        assertThat(in(() -> invites.list(InviteState.OPEN, null, 10)).items()).isEmpty();
    }

    @Test
    void joinsOnceWhoSingleSignOnVouchesFor() {
        Someone person = people.person("Sam");

        in(() -> members.joinBySignOn(person.id(), Role.VIEWER));
        MemberView again = in(() -> members.joinBySignOn(person.id(), Role.ADMIN));

        assertThat(again.role()).isEqualTo(Role.VIEWER);
        assertThat(again.joinedVia()).isEqualTo(JoinedVia.SIGN_ON);
        assertThat(events.stream(ChangeMade.class).map(ChangeMade::action)).containsExactly("member.joined");
    }

    @Test
    void remembersWhoWorkedHereLast() {
        in(() -> {
            members.seen(owner.id());
            return true;
        });

        MemberView seen = in(() -> members.get(owner.id()));
        assertThat(seen.lastSeenAt()).isNotNull();
        in(() -> {
            members.seen(owner.id());
            return true;
        });
        assertThat(in(() -> members.get(owner.id()))).isEqualTo(seen);
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

    private <T> T in(java.util.function.Supplier<T> work) {
        return tenant.call(work);
    }

    private void remove(Someone actor, Someone member) {
        Tenant.run(tenant.id(), () -> members.remove(actor.id(), member.id()));
    }

    private void leave(Someone member) {
        Tenant.run(tenant.id(), () -> members.leave(member.id()));
    }

    private MemberView transfer(Someone heir, boolean keep) {
        return Tenant.call(tenant.id(), () -> ownership.transfer(owner.id(), heir.id(), Console.PASSWORD, keep));
    }

    private Page<MemberView> find(@Nullable String words, @Nullable Role role, @Nullable Cursor after, int limit) {
        return in(() -> list.find(words, role, after, limit));
    }

    private long owners() {
        return find(null, Role.OWNER, null, 10).items().size();
    }

    private static List<UUID> ids(Page<MemberView> page) {
        return page.items().stream().map(MemberView::userId).toList();
    }
}
