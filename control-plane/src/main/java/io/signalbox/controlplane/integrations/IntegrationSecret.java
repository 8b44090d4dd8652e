package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.persistence.AssignedIdEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One secret of an integration, encrypted. */
@Entity
@Table(name = "integration_secret")
class IntegrationSecret extends AssignedIdEntity<UUID> {

    private static final int SHOWN = 4;

    @Id
    private UUID id;

    private UUID organizationId;
    private UUID integrationId;
    private String keyId;
    private byte[] ciphertext;
    private String lastFour;
    private Instant createdAt;
    private @Nullable Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected IntegrationSecret() {}

    IntegrationSecret(UUID id, Integration integration, SigningSecret secret, SecretBox box, Instant createdAt) {
        this.id = id;
        this.organizationId = integration.organizationId();
        this.integrationId = integration.getId();
        this.keyId = secret.keyId();
        this.ciphertext = box.seal(secret.value(), placeOf(id));
        this.lastFour = secret.value().substring(Math.max(0, secret.value().length() - SHOWN));
        this.createdAt = createdAt;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Where the secret box finds it; a ciphertext moved to another row does not open. */
    static String placeOf(UUID id) {
        return "integration_secret:" + id;
    }

    UUID integrationId() {
        return integrationId;
    }

    /** Ends it at that time, unless it ends earlier anyway. */
    void expire(Instant at) {
        if (expiresAt == null || expiresAt.isAfter(at)) {
            expiresAt = at;
        }
    }

    SecretView view() {
        return new SecretView(keyId, lastFour, createdAt, expiresAt);
    }
}
