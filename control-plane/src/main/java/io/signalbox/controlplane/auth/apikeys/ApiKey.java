package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.persistence.AssignedIdEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API key as it is administered. Only hashes of its text are kept. Requests do not load it: {@link KeyLookup}. */
@Entity
@Table(name = "api_key")
class ApiKey extends AssignedIdEntity<UUID> {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID organizationId;

    private String name;
    private String prefix;
    private String lastFour;
    private byte[] keyHash;
    private byte @Nullable [] previousHash;
    private @Nullable Instant previousExpiresAt;
    private String[] scopes;
    private String[] allowedAddresses;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String createdBy;

    private @Nullable Instant expiresAt;
    private @Nullable Instant rotatedAt;
    private @Nullable Instant revokedAt;

    /** Written beside the entity, by {@link KeyUses}. */
    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    @Column(insertable = false, updatable = false)
    private @Nullable String lastUsedAddress;

    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {}

    /** @param createdBy name of the person who asks for it */
    ApiKey(UUID id, UUID organizationId, ApiKeyDraft draft, KeyText text, String createdBy, Instant now) {
        this.id = id;
        this.organizationId = organizationId;
        this.name = draft.name();
        this.prefix = text.shownStart();
        this.lastFour = text.lastFour();
        this.keyHash = text.hash();
        this.scopes = draft.scopes().toArray(String[]::new);
        this.allowedAddresses = draft.allowedAddresses().toArray(String[]::new);
        this.createdAt = now;
        this.createdBy = createdBy;
        this.expiresAt = draft.expiresAt();
    }

    @Override
    public UUID getId() {
        return id;
    }

    /**
     * Gives it another text. The one before works until the grace is over; one from an earlier rotation stops at once.
     *
     * @throws ApiKeyNotActive when it is revoked or expired
     */
    void rotate(KeyText text, Duration grace, Instant now) {
        if (state(now) != ApiKeyState.ACTIVE) {
            throw new ApiKeyNotActive(id);
        }
        previousHash = grace.isZero() ? null : keyHash;
        previousExpiresAt = grace.isZero() ? null : now.plus(grace);
        keyHash = text.hash();
        prefix = text.shownStart();
        lastFour = text.lastFour();
        rotatedAt = now;
    }

    /** Answers whether anything changed. */
    boolean revoke(Instant now) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = now;
        return true;
    }

    ApiKeyView view(Instant now) {
        return new ApiKeyView(
                id,
                name,
                state(now),
                prefix,
                lastFour,
                List.of(scopes),
                List.of(allowedAddresses),
                createdAt,
                createdBy,
                expiresAt,
                lastUsedAt,
                lastUsedAddress,
                rotatedAt,
                previousExpiresAt != null && now.isBefore(previousExpiresAt) ? previousExpiresAt : null,
                revokedAt);
    }

    private ApiKeyState state(Instant now) {
        if (revokedAt != null) {
            return ApiKeyState.REVOKED;
        }
        return expiresAt == null || now.isBefore(expiresAt) ? ApiKeyState.ACTIVE : ApiKeyState.EXPIRED;
    }
}
