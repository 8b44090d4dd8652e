package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.organizations.EmailAddress;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.UserRepository;
import io.signalbox.controlplane.organizations.members.Members;
import io.signalbox.controlplane.organizations.members.MembershipEvents;
import io.signalbox.controlplane.organizations.members.Memberships;
import io.signalbox.controlplane.organizations.members.OwnershipByTransfer;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.problems.RateLimited;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
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
    private final UserRepository users;
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
            UserRepository users,
            InviteMailer post,
            MembershipEvents audit,
            InviteSettings settings,
            Clock clock,
            Ids ids,
            SecureRandom random) {
        this.invites = invites;
        this.members = members;
        this.memberships = memberships;
        this.users = users;
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
        String wanted = state == null ? InviteRepository.ANY : state.id();
        Instant now = clock.instant();
        var max = Limit.of(limit + 1);
        List<Invite> rows = after == null
                ? invites.newest(wanted, now, max)
                : invites.newestBefore(wanted, now, after.at(), after.id(), max);
        return Page.of(rows.stream().map(invite -> invite.view(now)).toList(), limit, Invites::cursor);
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
        Instant now = clock.instant();
        makeRoom(address, now);
        requireRoom(now);
        requireBudget(now);
        var invite = new Invite(ids.next(), Tenant.current(), address, role, users.getReferenceById(actor), now);
        return send("invite.created", invite, now);
    }

    /**
     * Sends a new link; the old one stops working.
     *
     * @throws InviteClosed when it was accepted or revoked
     */
    public InviteSent resend(UUID actor, UUID id) {
        memberships.lock();
        Invite invite = get(id);
        invite.requireUnclosed();
        members.requireReach(actor, invite.role());
        if (memberships.hasAddress(invite.email())) {
            throw new AlreadyMember();
        }
        Instant now = clock.instant();
        if (invite.isExpired(now)) {
            requireRoom(now);
        }
        requireBudget(now);
        return send("invite.resent", invite, now);
    }

    /** @throws InviteClosed when it was accepted or revoked */
    public void revoke(UUID id) {
        memberships.lock();
        Invite invite = get(id);
        Instant now = clock.instant();
        InviteView before = invite.view(now);
        invite.revoke(now);
        invites.flush();
        audit.invite("invite.revoked", before);
    }

    private static Cursor cursor(InviteView invite) {
        return new Cursor(invite.createdAt(), invite.id());
    }

    private Invite get(UUID id) {
        return invites.find(id).orElseThrow(() -> new InviteNotFound(id));
    }

    private InviteSent send(String action, Invite invite, Instant now) {
        var token = SecretToken.random(random);
        invite.send(token, post.isMail(), settings.life(), now);
        invites.saveAndFlush(invite);
        InviteView view = invite.view(now);
        audit.invite(action, view);
        return new InviteSent(view, post.send(invite, view, token));
    }

    private void makeRoom(EmailAddress address, Instant now) {
        invites.findUnclosed(address.text().toLowerCase(Locale.ROOT)).ifPresent(earlier -> {
            earlier.giveWay(now);
            // Before the new one is inserted: one of an address may be unclosed
            invites.flush();
        });
    }

    private void requireRoom(Instant now) {
        if (invites.countOpen(now) >= settings.maxOpen()) {
            throw new TooManyInvites(settings.maxOpen());
        }
    }

    private void requireBudget(Instant now) {
        if (invites.countSent(now.minus(HOUR)) >= settings.perHour()) {
            throw new RateLimited("This organization sent many invites. Wait a while.", HOUR);
        }
    }
}
