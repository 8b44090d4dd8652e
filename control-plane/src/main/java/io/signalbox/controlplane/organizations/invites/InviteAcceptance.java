package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.organizations.AccountExists;
import io.signalbox.controlplane.organizations.EmailAddress;
import io.signalbox.controlplane.organizations.OrganizationProfile;
import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.organizations.OtherTenant;
import io.signalbox.controlplane.organizations.User;
import io.signalbox.controlplane.organizations.UserRepository;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.organizations.members.JoinedVia;
import io.signalbox.controlplane.organizations.members.MemberNotFound;
import io.signalbox.controlplane.organizations.members.Members;
import io.signalbox.controlplane.organizations.members.MembershipEvents;
import io.signalbox.controlplane.organizations.members.Memberships;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.text.StorableText;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The side of who holds an invite link and belongs to no organization yet. */
@Service
public class InviteAcceptance {

    private final OtherTenant tenants;
    private final Organizations organizations;
    private final InviteRepository invites;
    private final Members members;
    private final Memberships memberships;
    private final OrganizationProfile profile;
    private final UserRepository users;
    private final MembershipEvents audit;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    InviteAcceptance(
            OtherTenant tenants,
            Organizations organizations,
            InviteRepository invites,
            Members members,
            Memberships memberships,
            OrganizationProfile profile,
            UserRepository users,
            MembershipEvents audit,
            JdbcClient jdbc,
            Clock clock,
            Ids ids) {
        this.tenants = tenants;
        this.organizations = organizations;
        this.invites = invites;
        this.members = members;
        this.memberships = memberships;
        this.profile = profile;
        this.users = users;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /** What the link is for. Throws as {@link #accept} does. */
    public InvitePreview preview(String token) {
        return inItsOrganization(token, id -> {
            InviteView invite = open(id).view(clock.instant());
            return new InvitePreview(profile.name(), invite, canSignIn(invite));
        });
    }

    /**
     * Makes an account for the invited address and joins with it, both or neither.
     *
     * @param passwordHash of a password that was found good
     * @throws InviteExpired when the link is too old, replaced or unknown
     * @throws InviteUsed when it was used
     * @throws InviteRevoked when it was taken back
     * @throws AccountExists when the address has an account, which then must sign in
     */
    public AcceptedInvite accept(String token, String name, String passwordHash) {
        String wanted = StorableText.requireLine("/name", name);
        return inItsOrganization(token, id -> {
            memberships.lock();
            Invite invite = open(id);
            if (users.findByEmailIgnoreCase(invite.email()).isPresent()) {
                throw new AccountExists();
            }
            return join(invite, newUser(invite.email(), wanted, passwordHash));
        });
    }

    /**
     * Joins with an account that is signed in. Joining twice with one link changes nothing the second time.
     *
     * @throws InviteForOtherAddress when the invite is for somebody else
     */
    public AcceptedInvite join(String token, UUID userId) {
        UserView user = users.findById(userId).map(User::view).orElseThrow(() -> new MemberNotFound(userId));
        return inItsOrganization(token, id -> {
            memberships.lock();
            Invite invite = get(id);
            if (!new EmailAddress(invite.email()).isSameAs(user.email())) {
                throw new InviteForOtherAddress();
            }
            boolean again = invite.isAcceptedBy(userId) && memberships.has(userId);
            return again ? new AcceptedInvite(userId, profile.name()) : join(invite, userId);
        });
    }

    private AcceptedInvite join(Invite invite, UUID userId) {
        Instant now = clock.instant();
        InviteView before = invite.view(now);
        invite.accept(userId, now);
        invites.flush();
        audit.invite("invite.accepted", before);
        members.join(userId, before.role(), JoinedVia.INVITE);
        return new AcceptedInvite(userId, profile.name());
    }

    private Invite get(UUID id) {
        return invites.find(id).orElseThrow(() -> new InviteNotFound(id));
    }

    private Invite open(UUID id) {
        Invite invite = get(id);
        invite.requireOpen(clock.instant());
        return invite;
    }

    /** The invited person, if they have an account and belong nowhere: then they can join with it, but not sign in before. */
    public Optional<UserView> homeless(InvitePreview preview) {
        return users.findByEmailIgnoreCase(preview.invite().email())
                .map(User::view)
                .filter(user -> organizations.membershipsOf(user.id()).isEmpty());
    }

    private boolean canSignIn(InviteView invite) {
        return users.findByEmailIgnoreCase(invite.email())
                .filter(user -> !organizations.membershipsOf(user.view().id()).isEmpty())
                .isPresent();
    }

    private UUID newUser(String email, String name, String passwordHash) {
        var user = new User(ids.next(), email, name, passwordHash, clock.instant());
        try {
            return users.saveAndFlush(user).view().id();
        } catch (DataIntegrityViolationException sameAddressMeanwhile) {
            throw new AccountExists();
        }
    }

    /** By a function of the schema's owner: whoever holds a link has no tenant yet, in whose name an entity could be read. */
    private <T> T inItsOrganization(String token, Function<UUID, T> work) {
        Found found = jdbc.sql("SELECT invite_id, organization_id FROM invite_by_token(?)")
                .param(new SecretToken(token).hash())
                .query(Row.as(row -> new Found(row.uuid("invite_id"), row.uuid("organization_id"))))
                .optional()
                .orElseThrow(InviteExpired::new);
        return tenants.call(found.organizationId, () -> work.apply(found.inviteId));
    }

    private record Found(UUID inviteId, UUID organizationId) {}
}
