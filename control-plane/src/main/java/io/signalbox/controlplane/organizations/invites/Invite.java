package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.organizations.EmailAddress;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.User;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.persistence.AssignedIdEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invite for one address. Only the hash of its newest token is kept. */
@Entity
@Table(name = "invite")
class Invite extends AssignedIdEntity<UUID> {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID organizationId;

    private String email;
    private Role role;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "invited_by", updatable = false)
    private User inviter;

    private byte[] tokenHash;
    private boolean mailed;
    private int sendings;
    private Instant sentAt;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant expiresAt;
    private @Nullable Instant closedAt;
    private @Nullable Instant acceptedAt;
    private @Nullable UUID acceptedBy;
    private @Nullable Instant revokedAt;
    private @Nullable UUID mailId;
    private @Nullable Instant mailFailedAt;

    @SuppressWarnings("NullAway.Init")
    protected Invite() {}

    /** It has no link before {@link #send}. */
    @SuppressWarnings("NullAway.Init")
    Invite(UUID id, UUID organizationId, EmailAddress email, Role role, User inviter, Instant now) {
        this.id = id;
        this.organizationId = organizationId;
        this.email = email.text();
        this.role = role;
        this.inviter = inviter;
        this.createdAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    String email() {
        return email;
    }

    Role role() {
        return role;
    }

    boolean isExpired(Instant now) {
        return state(now) == InviteState.EXPIRED;
    }

    /** @throws InviteClosed when nothing can become of it any more */
    void requireUnclosed() {
        if (closedAt != null) {
            throw new InviteClosed();
        }
    }

    /**
     * @throws InviteUsed when it was accepted
     * @throws InviteRevoked when it was taken back
     * @throws InviteExpired when its time is over
     */
    void requireOpen(Instant now) {
        switch (state(now)) {
            case OPEN -> {}
            case ACCEPTED -> throw new InviteUsed();
            case REVOKED -> throw new InviteRevoked();
            case EXPIRED -> throw new InviteExpired();
        }
    }

    boolean isAcceptedBy(UUID userId) {
        return userId.equals(acceptedBy);
    }

    /**
     * A new token and a new life; the token before is unknown from now on.
     *
     * @throws InviteClosed when nothing can become of it any more
     */
    void send(SecretToken token, boolean byMail, Duration life, Instant now) {
        requireUnclosed();
        tokenHash = token.hash();
        mailed = byMail;
        sendings++;
        sentAt = now;
        expiresAt = now.plus(life);
        mailId = null;
        mailFailedAt = null;
    }

    /** The mail with the newest link waits to be sent. */
    void mailStored(UUID id) {
        mailId = id;
    }

    /** Throws as {@link #requireOpen} does. */
    void accept(UUID userId, Instant now) {
        requireOpen(now);
        acceptedAt = now;
        acceptedBy = userId;
        closedAt = now;
    }

    /** @throws InviteClosed when it was accepted or revoked */
    void revoke(Instant now) {
        requireUnclosed();
        revokedAt = now;
        closedAt = now;
    }

    /**
     * Makes room for a new one of the same address.
     *
     * @throws InviteOpen while this one can be accepted
     */
    void giveWay(Instant now) {
        if (state(now) == InviteState.OPEN) {
            throw new InviteOpen();
        }
        closedAt = now;
    }

    InviteView view(Instant now) {
        return new InviteView(
                id,
                email,
                role,
                state(now),
                inviter.view().email(),
                sendings,
                createdAt,
                expiresAt,
                acceptedAt,
                acceptedBy,
                mailFailedAt);
    }

    private InviteState state(Instant now) {
        return InviteState.of(acceptedAt != null, revokedAt != null, expiresAt, now);
    }
}
