package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.persistence.AssignedIdEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One sign-in of one person on one device. */
@Entity
@Table(name = "session")
class Session extends AssignedIdEntity<UUID> {

    @Id
    private UUID id;

    private UUID userId;
    private UUID worksIn;
    private @Nullable UUID boundTo;
    private String method;
    private String device;
    private String address;
    private Instant createdAt;
    private Instant lastUsedAt;
    private Instant expiresAt;
    private @Nullable Instant revokedAt;

    @SuppressWarnings("NullAway.Init")
    protected Session() {}

    Session(UUID id, UUID userId, UUID worksIn, SignInMethod method, Device device, Instant now) {
        this.id = id;
        this.userId = userId;
        this.worksIn = worksIn;
        this.boundTo = method == SignInMethod.SIGN_ON ? worksIn : null;
        this.method = method.id();
        this.device = device.name();
        this.address = device.address().text();
        this.createdAt = now;
        this.lastUsedAt = now;
        this.expiresAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    UUID userId() {
        return userId;
    }

    UUID worksIn() {
        return worksIn;
    }

    boolean isOver(Instant now) {
        return revokedAt != null || !now.isBefore(expiresAt);
    }

    boolean mayWorkIn(UUID organizationId) {
        return boundTo == null || boundTo.equals(organizationId);
    }

    /** The only organization it may work in, if it is so. */
    Optional<UUID> boundTo() {
        return Optional.ofNullable(boundTo);
    }

    boolean isBoundTo(UUID organizationId) {
        return organizationId.equals(boundTo);
    }

    /** @throws SessionBound when the session is bound to another organization */
    void workIn(UUID organizationId) {
        if (!mayWorkIn(organizationId)) {
            throw new SessionBound();
        }
        worksIn = organizationId;
    }

    SignInMethod method() {
        return SignInMethod.of(method);
    }

    /** @param idle how long it may now lie unused; it never gets older than {@code longest} */
    void use(Instant now, Duration idle, Duration longest) {
        Instant end = createdAt.plus(longest);
        Instant unused = now.plus(idle);
        lastUsedAt = now;
        expiresAt = unused.isBefore(end) ? unused : end;
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** As the audit log names it. */
    AuditTarget target() {
        return new AuditTarget("session", id, device + ", " + address);
    }

    SessionView view() {
        return new SessionView(id, worksIn, SignInMethod.of(method), device, address, createdAt, lastUsedAt, expiresAt);
    }
}
