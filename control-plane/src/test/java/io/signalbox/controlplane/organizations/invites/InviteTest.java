package io.signalbox.controlplane.organizations.invites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.organizations.EmailAddress;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.User;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InviteTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration LIFE = Duration.ofDays(7);
    private static final Instant OVER = NOW.plus(LIFE);
    private static final UUID GUEST = new UUID(0, 3);

    private final Invite invite = invite();

    @Test
    void isAcceptedOnce() {
        invite.accept(GUEST, NOW);

        assertThat(invite.view(NOW).state()).isEqualTo(InviteState.ACCEPTED);
        assertThat(invite.isAcceptedBy(GUEST)).isTrue();
        assertThatThrownBy(() -> invite.accept(GUEST, NOW)).isInstanceOf(InviteUsed.class);
        assertThatThrownBy(() -> invite.revoke(NOW)).isInstanceOf(InviteClosed.class);
        assertThatThrownBy(() -> resend(NOW)).isInstanceOf(InviteClosed.class);
    }

    @Test
    void opensNothingOnceRevoked() {
        invite.revoke(NOW);

        assertThat(invite.view(NOW).state()).isEqualTo(InviteState.REVOKED);
        assertThatThrownBy(() -> invite.accept(GUEST, NOW)).isInstanceOf(InviteRevoked.class);
        assertThatThrownBy(() -> invite.revoke(NOW)).isInstanceOf(InviteClosed.class);
        assertThatThrownBy(() -> resend(NOW)).isInstanceOf(InviteClosed.class);
    }

    @Test
    void opensAgainWhenSentAfterItExpired() {
        assertThatThrownBy(() -> invite.accept(GUEST, OVER)).isInstanceOf(InviteExpired.class);

        resend(OVER);

        assertThat(invite.view(OVER).state()).isEqualTo(InviteState.OPEN);
        assertThat(invite.view(OVER).sendings()).isEqualTo(2);
    }

    @Test
    void givesWayOnlyWhenItCannotBeAccepted() {
        assertThatThrownBy(() -> invite.giveWay(NOW)).isInstanceOf(InviteOpen.class);

        invite.giveWay(OVER);

        assertThat(invite.view(OVER).state()).isEqualTo(InviteState.EXPIRED);
        assertThatThrownBy(() -> resend(OVER)).isInstanceOf(InviteClosed.class);
    }

    private void resend(Instant now) {
        invite.send(new SecretToken("second"), false, LIFE, now);
    }

    private static Invite invite() {
        var inviter = new User(new UUID(0, 2), "owner@example.com", "Owner", null, NOW);
        var invite = new Invite(
                new UUID(0, 1), new UUID(0, 4), new EmailAddress("new@example.com"), Role.VIEWER, inviter, NOW);
        invite.send(new SecretToken("first"), false, LIFE, NOW);
        return invite;
    }
}
