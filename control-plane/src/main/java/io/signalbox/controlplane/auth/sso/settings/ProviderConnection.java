package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.persistence.AssignedIdEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** How one organization signs in through its identity provider. The secret is sealed. */
@Entity
@Table(name = "sign_on")
class ProviderConnection extends AssignedIdEntity<UUID> {

    private static final int SHOWN = 4;
    private static final byte[] NONE = {};

    @Id
    private UUID organizationId;

    private UUID connectionId;
    private String issuer;
    private String clientId;
    private byte[] clientSecret;
    private String secretLastFour;
    private Role defaultRole;
    private boolean enabled;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected ProviderConnection() {}

    /** It can be stored after {@link #useProvider}, {@link #keepSecret} and {@link #configure}. */
    @SuppressWarnings("NullAway.Init")
    ProviderConnection(UUID organizationId, Instant now) {
        this.organizationId = organizationId;
        this.issuer = "";
        this.clientSecret = NONE;
        this.createdAt = now;
    }

    @Override
    public UUID getId() {
        return organizationId;
    }

    boolean isOf(String otherIssuer) {
        return issuer.equals(otherIssuer);
    }

    /** The secret was given for the provider before and is sent to no other: who sets a new issuer could read it there. */
    void useProvider(UUID newConnectionId, String newIssuer) {
        connectionId = newConnectionId;
        issuer = newIssuer;
        clientSecret = NONE;
        secretLastFour = "";
    }

    boolean hasSecret() {
        return clientSecret.length > 0;
    }

    void keepSecret(String secret, SecretBox box) {
        clientSecret = box.seal(secret, Connection.placeOf(connectionId));
        secretLastFour = secret.length() < 3 * SHOWN ? "" : secret.substring(secret.length() - SHOWN);
    }

    void configure(String newClientId, Role newDefaultRole, boolean isEnabled, Instant now) {
        clientId = newClientId;
        defaultRole = newDefaultRole;
        enabled = isEnabled;
        updatedAt = now;
    }

    Connection view() {
        return new Connection(
                connectionId, issuer, clientId, clientSecret, secretLastFour, defaultRole, enabled, updatedAt);
    }
}
