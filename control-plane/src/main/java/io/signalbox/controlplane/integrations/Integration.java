package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.integrations.providers.ConnectionHealth;
import io.signalbox.controlplane.integrations.providers.HealthReport;
import io.signalbox.controlplane.platform.persistence.AssignedIdEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "integration")
class Integration extends AssignedIdEntity<UUID> {

    @Id
    private UUID id;

    private UUID organizationId;
    private String key;
    private String provider;
    private String name;
    private String state;

    @Convert(converter = SettingsText.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Map<String, String> settings;

    private String health;
    private @Nullable String healthReason;
    private @Nullable Instant healthSince;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Integration() {}

    Integration(
            UUID id,
            UUID organizationId,
            String key,
            String provider,
            String name,
            Map<String, String> settings,
            Instant createdAt) {
        this.id = id;
        this.organizationId = organizationId;
        this.key = key;
        this.provider = provider;
        this.name = name;
        this.state = IntegrationState.ACTIVE.text();
        this.settings = Map.copyOf(settings);
        this.health = ConnectionHealth.HEALTHY.text();
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    @Override
    public UUID getId() {
        return id;
    }

    UUID organizationId() {
        return organizationId;
    }

    String provider() {
        return provider;
    }

    Map<String, String> settings() {
        return settings;
    }

    void rename(String newName, Instant now) {
        name = newName;
        updatedAt = now;
    }

    void configure(Map<String, String> newSettings, Instant now) {
        settings = Map.copyOf(newSettings);
        updatedAt = now;
    }

    /** Answers whether anything changed. */
    boolean pause(Instant now) {
        return enter(IntegrationState.PAUSED, now);
    }

    /** Answers whether anything changed. */
    boolean resume(Instant now) {
        return enter(IntegrationState.ACTIVE, now);
    }

    /** Answers whether anything changed: what is known already, or is worse, stays. */
    boolean worsen(HealthReport report, Instant now) {
        if (report.health().compareTo(ConnectionHealth.of(health)) <= 0) {
            return false;
        }
        health = report.health().text();
        healthReason = report.reason();
        healthSince = report.at();
        updatedAt = now;
        return true;
    }

    /** Answers whether anything changed: an event from before the trouble shows nothing. */
    boolean recoverAfter(Instant occurredAt, Instant now) {
        return healthSince != null && occurredAt.isAfter(healthSince) && recover(now);
    }

    /** Answers whether anything changed. */
    boolean recover(Instant now) {
        if (healthSince == null) {
            return false;
        }
        health = ConnectionHealth.HEALTHY.text();
        healthReason = null;
        healthSince = null;
        updatedAt = now;
        return true;
    }

    private boolean enter(IntegrationState next, Instant now) {
        if (state.equals(next.text())) {
            return false;
        }
        state = next.text();
        updatedAt = now;
        return true;
    }

    IntegrationView view(PublicAddress address) {
        return new IntegrationView(
                id,
                key,
                provider,
                name,
                IntegrationState.of(state),
                new IntegrationHealth(ConnectionHealth.of(health), healthReason, healthSince),
                address.webhookUrl(key),
                settings,
                createdAt);
    }
}
