package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.platform.persistence.AssignedIdEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "organization")
class Organization extends AssignedIdEntity<UUID> {

    @Id
    private UUID id;

    private String name;

    /** The application's role may update the name and nothing else. */
    @Column(updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Organization() {}

    Organization(UUID id, String name, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.createdAt = createdAt;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Answers whether anything changed. */
    boolean rename(String newName) {
        boolean changed = !name.equals(newName);
        name = newName;
        return changed;
    }

    OrganizationView view() {
        return new OrganizationView(id, name);
    }
}
