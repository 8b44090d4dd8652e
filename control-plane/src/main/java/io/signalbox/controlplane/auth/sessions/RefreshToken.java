package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.platform.persistence.AssignedIdEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One link of a session's chain of refresh tokens. Only its hash is kept. */
@Entity
@Table(name = "refresh_token")
class RefreshToken extends AssignedIdEntity<UUID> {

    @Id
    private UUID id;

    private byte[] tokenHash;
    private UUID sessionId;
    private int generation;
    private Instant issuedAt;
    private @Nullable Instant spentAt;
    private boolean replaced;

    @SuppressWarnings("NullAway.Init")
    protected RefreshToken() {}

    RefreshToken(UUID id, byte[] tokenHash, UUID sessionId, int generation, Instant issuedAt) {
        this.id = id;
        this.tokenHash = tokenHash;
        this.sessionId = sessionId;
        this.generation = generation;
        this.issuedAt = issuedAt;
    }

    @Override
    public UUID getId() {
        return id;
    }

    UUID sessionId() {
        return sessionId;
    }

    int generation() {
        return generation;
    }

    boolean isLive() {
        return spentAt == null;
    }

    boolean wasUsedWithin(Duration time, Instant now) {
        return spentAt != null && !replaced && now.isBefore(spentAt.plus(time));
    }

    boolean isDirectlyBefore(RefreshToken next) {
        return generation + 1 == next.generation;
    }

    void use(Instant now) {
        spentAt = now;
    }

    /** Another takes its place: nobody shall use it any more. */
    void replace(Instant now) {
        spentAt = now;
        replaced = true;
    }
}
