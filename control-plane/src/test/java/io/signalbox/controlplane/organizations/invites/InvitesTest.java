package io.signalbox.controlplane.organizations.invites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.organizations.AccountExists;
import io.signalbox.controlplane.organizations.OrganizationView;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.members.JoinedVia;
import io.signalbox.controlplane.organizations.members.MemberView;
import io.signalbox.controlplane.organizations.members.Members;
import io.signalbox.controlplane.organizations.members.OwnershipByTransfer;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.problems.RateLimited;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.MemberFixture;
import io.signalbox.controlplane.testing.MemberFixture.Someone;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ControlPlaneTest
@RecordApplicationEvents
class InvitesTest {

    private static final String HASH = "not a real hash";

    @Autowired
    private Invites invites;

    @Autowired
    private InviteAcceptance acceptance;

    @Autowired
    private Members members;

    @Autowired
    private InviteSettings settings;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private MemberFixture people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    private TenantOrganization tenant;
    private Someone owner;
    private String address;

    @BeforeEach
    void found() {
        tenant = tenants.tenant();
        owner = people.member(tenant, "owner");
        address = "new+" + UUID.randomUUID() + "@example.com";
    }

    @Test
    void tellsTheLinkOnceAndKeepsOnlyAHash() {
        InviteSent sent = invite(address);

        assertThat(sent.link()).contains("/invite#token=");
        String token = token(sent);
        assertThat(token).hasSize(43);
        assertThat(in(() -> jdbc.sql("SELECT invite::text FROM invite")
                        .query(String.class)
                        .single()))
                .contains(address)
                .doesNotContain(token);
        assertThat(in(() -> invites.list(null, null, 10)).items()).containsExactly(sent.invite());
        assertThat(events.stream(ChangeMade.class).toString()).doesNotContain(token);
    }

    @Test
    void showsTheHolderWhatItIsFor() {
        InvitePreview preview = acceptance.preview(token(invite(address)));

        assertThat(preview.organization()).isEqualTo(new OrganizationView(tenant.id(), "Test"));
        assertThat(preview.invite().email()).isEqualTo(address);
        assertThat(preview.invite().role()).isEqualTo(Role.OPERATOR);
        assertThat(preview.invite().inviter()).isEqualTo(owner.email());
        assertThat(preview.hasAccount()).isFalse();
    }

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

    @Test
    void dropsTheOldLinkWhenSentAgain() {
        InviteSent first = invite(address);
        expire(first);

        InviteSent second = in(() -> invites.resend(owner.id(), first.invite().id()));

        assertThatThrownBy(() -> acceptance.preview(token(first))).isInstanceOf(InviteExpired.class);
        assertThat(acceptance.preview(token(second)).invite().id())
                .isEqualTo(first.invite().id());
        assertThat(second.invite().sendings()).isEqualTo(2);
    }

    @Test
    void isRevoked() {
        InviteSent sent = invite(address);
        revoke(sent);

        assertThatThrownBy(() -> acceptance.accept(token(sent), "Grace", HASH)).isInstanceOf(InviteRevoked.class);
        assertThatThrownBy(() -> revoke(sent)).isInstanceOf(InviteClosed.class);
        assertThatThrownBy(
                        () -> in(() -> invites.resend(owner.id(), sent.invite().id())))
                .isInstanceOf(InviteClosed.class);
        assertThat(events.stream(ChangeMade.class).map(ChangeMade::action))
                .containsExactly("invite.created", "invite.revoked");
    }

    @Test
    void leavesOneOpenForEachAddress() {
        invite(address);

        assertThatThrownBy(() -> invite(address.toUpperCase(Locale.ROOT))).isInstanceOf(InviteOpen.class);
    }

    @Test
    void invitesAnewWhatExpiredOrWasRevoked() {
        expire(invite(address));
        revoke(invite(address));
        invite(address);

        assertThat(in(() -> invites.list(null, null, 10)).items())
                .extracting(InviteView::state)
                .containsExactly(InviteState.OPEN, InviteState.REVOKED, InviteState.EXPIRED);
    }

    @Test
    void invitesNoMembersAndNoOwners() {
        assertThatThrownBy(() -> invite(owner.email())).isInstanceOf(AlreadyMember.class);
        assertThatThrownBy(() -> in(() -> invites.create(owner.id(), address, Role.OWNER)))
                .isInstanceOf(OwnershipByTransfer.class);
    }

    @Test
    void keepsToItsOwnOrganization() {
        InviteSent sent = invite(address);
        TenantOrganization other = tenants.tenant();
        Someone stranger = people.member(other, "owner");

        assertThatThrownBy(() -> Tenant.run(
                        other.id(), () -> invites.revoke(sent.invite().id())))
                .isInstanceOf(InviteNotFound.class);
        assertThatThrownBy(() -> other.call(
                        () -> invites.resend(stranger.id(), sent.invite().id())))
                .isInstanceOf(InviteNotFound.class);
        assertThat(other.call(() -> invites.list(null, null, 10)).items()).isEmpty();
        assertThat(other.call(() -> invites.create(stranger.id(), address, Role.VIEWER))
                        .invite()
                        .email())
                .isEqualTo(address);
    }

    @Test
    void isNoMailCannon() {
        for (int number = 0; number < settings.perHour(); number++) {
            invite(number + address);
        }
        assertThatThrownBy(() -> invite(address)).isInstanceOf(RateLimited.class);
    }

    @Test
    void countsSendingAgainToo() {
        InviteSent sent = invite(address);
        for (int number = 1; number < settings.perHour(); number++) {
            in(() -> invites.resend(owner.id(), sent.invite().id()));
        }
        assertThatThrownBy(
                        () -> in(() -> invites.resend(owner.id(), sent.invite().id())))
                .isInstanceOf(RateLimited.class);
    }

    @Test
    void leavesSoManyOpen() {
        for (int number = 0; number < settings.maxOpen(); number++) {
            invite(number + address);
            in(() -> jdbc.sql("UPDATE invite SET sent_at = sent_at - interval '2 hours'")
                    .update());
        }
        assertThatThrownBy(() -> invite(address)).isInstanceOf(TooManyInvites.class);
    }

    @Test
    void takesOnlyAddressesOfOneMailbox() {
        for (String bad : List.of(
                "no at sign",
                "@example.com",
                "a@",
                "a@b@c",
                "a@example..com",
                "a@example.com,b@example.com",
                "a@example.com\r\nBcc: b@example.com",
                "<a@example.com>",
                "\"a b\"@example.com",
                "a\u200b@example.com",
                "a@ex\u0430mple.com",
                "a.@example.com",
                "a".repeat(320) + "@example.com")) {
            assertThatThrownBy(() -> invite(bad)).as(bad).isInstanceOf(InvalidRequest.class);
        }
        assertThat(invite("  o'neil+x@sub-1.example  ").invite().email()).isEqualTo("o'neil+x@sub-1.example");
    }

    @Test
    void listsNewestFirstPageByPage() {
        List<UUID> newestFirst = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            newestFirst.addFirst(invite(number + address).invite().id());
        }

        List<UUID> seen = new ArrayList<>();
        Cursor cursor = null;
        do {
            Cursor after = cursor;
            Page<InviteView> page = in(() -> invites.list(InviteState.OPEN, after, 2));
            page.items().forEach(invite -> seen.add(invite.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).isEqualTo(newestFirst);
    }

    private InviteSent invite(String email) {
        return in(() -> invites.create(owner.id(), email, Role.OPERATOR));
    }

    private void revoke(InviteSent sent) {
        Tenant.run(tenant.id(), () -> invites.revoke(sent.invite().id()));
    }

    private void expire(InviteSent sent) {
        in(() -> jdbc.sql("UPDATE invite SET expires_at = now() - interval '1 second' WHERE id = ?")
                .param(sent.invite().id())
                .update());
    }

    private <T> T in(Supplier<T> work) {
        return tenant.call(work);
    }

    private static String token(InviteSent sent) {
        String link = String.valueOf(sent.link());
        return link.substring(link.indexOf("#token=") + "#token=".length());
    }
}
