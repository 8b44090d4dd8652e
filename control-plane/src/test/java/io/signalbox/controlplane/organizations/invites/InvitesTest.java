package io.signalbox.controlplane.organizations.invites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.organizations.OrganizationView;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.members.OwnershipByTransfer;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.problems.RateLimited;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.MemberFixture.Someone;
import io.signalbox.controlplane.testing.StatementCount;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class InvitesTest extends InviteScene {

    @Autowired
    EntityManager entities;

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

    @Test
    void readsAPageInOneStatementHoweverManyInvited() {
        for (int number = 0; number < 4; number++) {
            UUID inviter = people.member(tenant, "admin").id();
            String email = number + address;
            in(() -> invites.create(inviter, email, Role.OPERATOR));
        }

        assertThat(in(() -> StatementCount.of(entities, () -> invites.list(null, null, 10))))
                .isEqualTo(1);
    }

    private void revoke(InviteSent sent) {
        Tenant.run(tenant.id(), () -> invites.revoke(sent.invite().id()));
    }
}
