package io.signalbox.controlplane.auth;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One link of a chain of refresh tokens. Only its hash is kept. */
@Entity
@Table(name = "refresh_token")
class RefreshToken {

    @Id
    private UUID id;

    private UUID familyId;
    private UUID userId;
    private byte[] tokenHash;
    private Instant issuedAt;
    private Instant expiresAt;
    private @Nullable Instant usedAt;
    private @Nullable Instant revokedAt;

    @SuppressWarnings("NullAway.Init")
    protected RefreshToken() {}

    RefreshToken(UUID id, UUID familyId, UUID userId, byte[] tokenHash, Instant issuedAt, Instant expiresAt) {
        this.id = id;
        this.familyId = familyId;
        this.userId = userId;
        this.tokenHash = tokenHash;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
    }

    UUID familyId() {
        return familyId;
    }

    UUID userId() {
        return userId;
    }

    boolean wasUsed() {
        return usedAt != null;
    }

    boolean isDead(Instant now) {
        return revokedAt != null || !now.isBefore(expiresAt);
    }

    void use(Instant now) {
        usedAt = now;
    }
}
