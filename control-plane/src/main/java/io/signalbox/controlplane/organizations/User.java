package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.platform.persistence.AssignedIdEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "app_user")
public class User extends AssignedIdEntity<UUID> {

    @Id
    private UUID id;

    private String email;
    private String name;
    private @Nullable String passwordHash;
    private Instant createdAt;
    private @Nullable Instant emailVerifiedAt;

    @SuppressWarnings("NullAway.Init")
    protected User() {}

    public User(UUID id, String email, String name, @Nullable String passwordHash, Instant createdAt) {
        this.id = id;
        this.email = email;
        this.name = name;
        this.passwordHash = passwordHash;
        this.createdAt = createdAt;
    }

    @Override
    public UUID getId() {
        return id;
    }

    boolean isVerified() {
        return emailVerifiedAt != null;
    }

    public UserView view() {
        return new UserView(id, email, name);
    }

    PasswordHashes.Credential credential() {
        return new PasswordHashes.Credential(view(), passwordHash);
    }
}
