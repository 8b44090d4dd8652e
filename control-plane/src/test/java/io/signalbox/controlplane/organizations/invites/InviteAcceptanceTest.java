package io.signalbox.controlplane.organizations.invites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.organizations.AccountExists;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.members.JoinedVia;
import io.signalbox.controlplane.organizations.members.MemberView;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.MemberFixture.Someone;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who may use a link, how often, and for how long. */
class InviteAcceptanceTest extends InviteScene {

    @Test
    void makesAnAccountAndAMember() {
        AcceptedInvite accepted = acceptance.accept(token(invite(address)), "Grace", HASH);

        MemberView member = in(() -> members.get(accepted.userId()));
        assertThat(member.email()).isEqualTo(address);
        assertThat(member.role()).isEqualTo(Role.OPERATOR);
        assertThat(member.joinedVia()).isEqualTo(JoinedVia.INVITE);
        assertThat(events.stream(ChangeMade.class).map(ChangeMade::action))
                .containsExactly("invite.created", "invite.accepted", "member.joined");
    }

    @Test
    void worksOnce() {
        String token = token(invite(address));
        acceptance.accept(token, "Grace", HASH);

        assertThatThrownBy(() -> acceptance.accept(token, "Mallory", HASH)).isInstanceOf(InviteUsed.class);
        assertThatThrownBy(() -> acceptance.preview(token)).isInstanceOf(InviteUsed.class);
        Someone other = people.person("Mallory");
        assertThatThrownBy(() -> acceptance.join(token, other.id())).isInstanceOf(InviteForOtherAddress.class);
    }

    @Test
    void worksOnceWhenManyTryTogether() throws Exception {
        String token = token(invite(address));

        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Callable<AcceptedInvite>> tries = IntStream.range(0, 6)
                    .<Callable<AcceptedInvite>>mapToObj(one -> () -> acceptance.accept(token, "Grace " + one, HASH))
                    .toList();
            int accepted = 0;
            for (Future<AcceptedInvite> done : threads.invokeAll(tries)) {
                try {
                    done.get();
                    accepted++;
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause()).isInstanceOf(InviteUsed.class);
                }
            }
            assertThat(accepted).isEqualTo(1);
        }
    }

    @Test
    void joinsWithTheAccountOfTheAddressWhateverItsCase() {
        Someone person = people.member(tenants.tenant(), "viewer", "Grace");
        String token = token(invite(person.email().toUpperCase(Locale.ROOT)));

        assertThat(acceptance.preview(token).hasAccount()).isTrue();
        assertThatThrownBy(() -> acceptance.accept(token, "Grace", HASH)).isInstanceOf(AccountExists.class);
        acceptance.join(token, person.id());

        assertThat(in(() -> members.get(person.id())).role()).isEqualTo(Role.OPERATOR);
        assertThat(acceptance.join(token, person.id()).organization().id()).isEqualTo(tenant.id());
    }

    @Test
    void letsNobodyBackInWithALinkTheyUsed() {
        Someone person = people.person("Grace");
        String token = token(invite(person.email()));
        acceptance.join(token, person.id());
        Tenant.run(tenant.id(), () -> members.remove(owner.id(), person.id()));

        assertThatThrownBy(() -> acceptance.join(token, person.id())).isInstanceOf(InviteUsed.class);
    }

    @Test
    void isBoundToItsAddress() {
        String token = token(invite(address));
        Someone other = people.person("Mallory");

        assertThatThrownBy(() -> acceptance.join(token, other.id())).isInstanceOf(InviteForOtherAddress.class);
        assertThat(acceptance.preview(token).invite().state()).isEqualTo(InviteState.OPEN);
    }

    @Test
    void expires() {
        InviteSent sent = invite(address);
        expire(sent);

        assertThatThrownBy(() -> acceptance.accept(token(sent), "Grace", HASH)).isInstanceOf(InviteExpired.class);
        assertThat(in(() -> invites.list(InviteState.EXPIRED, null, 10)).items())
                .hasSize(1);
        assertThat(in(() -> invites.list(InviteState.OPEN, null, 10)).items()).isEmpty();
    }

    @Test
    void answersUnknownLinksAsExpiredOnes() {
        for (String unknown : List.of("x", "A".repeat(43), "'; DROP TABLE invite; --", "é\u0001")) {
            assertThatThrownBy(() -> acceptance.preview(unknown)).isInstanceOf(InviteExpired.class);
        }
    }
}
