package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.organizations.EmailAddress;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.members.Members;
import io.signalbox.controlplane.organizations.members.MembershipEvents;
import io.signalbox.controlplane.organizations.members.Memberships;
import io.signalbox.controlplane.organizations.members.OwnershipByTransfer;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.problems.RateLimited;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks people into the current organization. */
@Service
@Transactional
public class Invites {

    private static final Duration HOUR = Duration.ofHours(1);

    private final InviteRepository invites;
    private final Members members;
    private final Memberships memberships;
    private final InviteMailer post;
    private final MembershipEvents audit;
    private final InviteSettings settings;
    private final Clock clock;
    private final Ids ids;
    private final SecureRandom random;

    Invites(
            InviteRepository invites,
            Members members,
            Memberships memberships,
            InviteMailer post,
            MembershipEvents audit,
            InviteSettings settings,
            Clock clock,
            Ids ids,
            SecureRandom random) {
        this.invites = invites;
        this.members = members;
        this.memberships = memberships;
        this.post = post;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<InviteView> list(@Nullable InviteState state, @Nullable Cursor after, int limit) {
        List<InviteView> rows =
                invites.list(state, after == null ? null : after.at(), after == null ? null : after.id(), limit + 1);
        return Page.of(rows, limit, invite -> new Cursor(invite.createdAt(), invite.id()));
    }

    /**
     * Sends a link that makes its holder a member.
     *
     * @param actor whose own role must reach the one given
     * @throws InviteOpen when the address has an open invite
     */
    public InviteSent create(UUID actor, String email, Role role) {
        EmailAddress address = EmailAddress.require("/email", email);
        if (role == Role.OWNER) {
            throw new OwnershipByTransfer();
        }
        memberships.lock();
        members.requireReach(actor, role);
        if (memberships.hasAddress(address.text())) {
            throw new AlreadyMember();
        }
        invites.unclosed(address).ifPresent(this::makeRoom);
        if (invites.open() >= settings.maxOpen()) {
            throw new TooManyInvites(settings.maxOpen());
        }
        requireBudget();
        UUID id = ids.next();
        var token = SecretToken.random(random);
        invites.add(id, address, role, actor, token, post.isMail(), settings.life());
        return sent("invite.created", invites.get(id), token);
    }

    /**
     * Sends a new link; the old one stops working.
     *
     * @throws InviteClosed when it was accepted or revoked
     */
    public InviteSent resend(UUID actor, UUID id) {
        memberships.lock();
        InviteView invite = invites.get(id);
        requireUnclosed(invite);
        members.requireReach(actor, invite.role());
        if (memberships.hasAddress(invite.email())) {
            throw new AlreadyMember();
        }
        if (invite.state() == InviteState.EXPIRED && invites.open() >= settings.maxOpen()) {
            throw new TooManyInvites(settings.maxOpen());
        }
        requireBudget();
        var token = SecretToken.random(random);
        invites.renew(id, token, post.isMail(), settings.life());
        return sent("invite.resent", invites.get(id), token);
    }

    /** @throws InviteClosed when it was accepted or revoked */
    public void revoke(UUID id) {
        memberships.lock();
        InviteView invite = invites.get(id);
        requireUnclosed(invite);
        invites.revoke(id);
        audit.invite("invite.revoked", invite);
    }

    private InviteSent sent(String action, InviteView invite, SecretToken token) {
        audit.invite(action, invite);
        return new InviteSent(invite, post.send(invite, token));
    }

    private void makeRoom(InviteView earlier) {
        if (earlier.state() == InviteState.OPEN) {
            throw new InviteOpen();
        }
        invites.close(earlier.id());
    }

    private void requireUnclosed(InviteView invite) {
        if (!invites.isUnclosed(invite.id())) {
            throw new InviteClosed();
        }
    }

    private void requireBudget() {
        if (invites.sentSince(clock.instant().minus(HOUR)) >= settings.perHour()) {
            throw new RateLimited("This organization sent many invites. Wait a while.", HOUR);
        }
    }
}
