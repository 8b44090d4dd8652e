package io.signalbox.controlplane.organizations;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "organization")
class Organization {

    @Id
    private UUID id;

    private String name;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Organization() {}

    Organization(UUID id, String name, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.createdAt = createdAt;
    }

    OrganizationView view() {
        return new OrganizationView(id, name);
    }
}
