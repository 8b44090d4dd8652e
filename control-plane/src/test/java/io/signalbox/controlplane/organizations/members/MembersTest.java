package io.signalbox.controlplane.organizations.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.invites.InviteState;
import io.signalbox.controlplane.organizations.invites.InviteView;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.testing.MemberFixture.Someone;
import io.signalbox.controlplane.testing.StatementCount;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class MembersTest extends MemberScene {

    @Autowired
    Memberships memberships;

    @Autowired
    EntityManager entities;

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
    void insertsAMemberWithoutLookingForOne() {
        Someone person = people.person("new");

        assertThat(in(() -> StatementCount.of(
                        entities, () -> memberships.add(person.id(), Role.VIEWER, JoinedVia.SIGN_ON))))
                .isEqualTo(1);
    }

    /** Requests write it beside the entity, which is loaded before and saved after. */
    @Test
    void keepsWhenSomebodyWasSeenWhileTheirRoleChanges() {
        Someone viewer = people.member(tenant, "viewer");

        in(() -> {
            members.get(viewer.id());
            members.seen(viewer.id());
            return members.changeRole(owner.id(), viewer.id(), Role.BUILDER);
        });

        MemberView changed = in(() -> members.get(viewer.id()));
        assertThat(changed.role()).isEqualTo(Role.BUILDER);
        assertThat(changed.lastSeenAt()).isNotNull();
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

    private static List<UUID> ids(Page<MemberView> page) {
        return page.items().stream().map(MemberView::userId).toList();
    }
}
