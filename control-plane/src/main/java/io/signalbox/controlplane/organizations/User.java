package io.signalbox.controlplane.organizations;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "app_user")
class User {

    @Id
    private UUID id;

    private String email;
    private String name;
    private String passwordHash;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected User() {}

    User(UUID id, String email, String name, String passwordHash, Instant createdAt) {
        this.id = id;
        this.email = email;
        this.name = name;
        this.passwordHash = passwordHash;
        this.createdAt = createdAt;
    }

    UserView view() {
        return new UserView(id, email, name);
    }

    String passwordHash() {
        return passwordHash;
    }
}
