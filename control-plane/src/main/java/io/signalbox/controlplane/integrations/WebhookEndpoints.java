package io.signalbox.controlplane.integrations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.persistence.Row;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the integration a delivery is for. On the path of every webhook, so by JDBC. */
@Service
public class WebhookEndpoints {

    /** Whose a key is. */
    public record Owner(UUID integrationId, UUID organizationId) {}

    private static final String COLUMNS = """
            SELECT i.id, i.key, i.provider, i.name, i.state, i.health_since, i.settings, s.id AS secret_id, s.key_id, s.ciphertext
            FROM integration i
            LEFT JOIN integration_secret s ON s.integration_id = i.id AND (s.expires_at IS NULL OR s.expires_at > :now)
            """;

    /** Never stale: a key keeps its owner for ever. Keys nobody has are not remembered. */
    private final Cache<String, Owner> owners =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private final JdbcClient jdbc;
    private final ProviderCatalogue catalogue;
    private final HeldEventLock heldEventLock;
    private final SecretBox box;
    private final PublicAddress address;
    private final Clock clock;

    WebhookEndpoints(
            JdbcClient jdbc,
            ProviderCatalogue catalogue,
            HeldEventLock heldEventLock,
            SecretBox box,
            PublicAddress address,
            Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.heldEventLock = heldEventLock;
        this.box = box;
        this.address = address;
        this.clock = clock;
    }

    /** Works without a tenant: a delivery names nothing but a key. */
    public Optional<Owner> ownerOf(String key) {
        Owner known = owners.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Owner> found = lookUp(key);
        found.ifPresent(owner -> owners.put(key, owner));
        return found;
    }

    /** @throws IntegrationNotFound when this organization has no such integration */
    @Transactional(readOnly = true)
    public WebhookEndpoint get(UUID integrationId) {
        return query(COLUMNS + "WHERE i.id = :id ORDER BY s.created_at DESC, s.id DESC", "id", integrationId).stream()
                .findFirst()
                .orElseThrow(() -> new IntegrationNotFound(integrationId));
    }

    /** All integrations of one provider in this organization, oldest first. */
    @Transactional(readOnly = true)
    public List<WebhookEndpoint> ofProvider(String provider) {
        return query(
                COLUMNS + "WHERE i.provider = :provider ORDER BY i.created_at, i.id, s.created_at DESC, s.id DESC",
                "provider",
                provider);
    }

    /**
     * Whether events of this integration must be held. While the answer is yes, it cannot be resumed before the transaction ends. Call it
     * inside the transaction that stores the event.
     *
     * @param seen the state that was read before
     */
    @Transactional
    public boolean mustHold(UUID integrationId, IntegrationState seen) {
        if (seen == IntegrationState.ACTIVE) {
            return false;
        }
        heldEventLock.holdOff(integrationId);
        String state = jdbc.sql("SELECT state FROM integration WHERE id = ?")
                .param(integrationId)
                .query(String.class)
                .single();
        return IntegrationState.of(state) == IntegrationState.PAUSED;
    }

    private Optional<Owner> lookUp(String key) {
        return jdbc.sql("SELECT integration_id, organization_id FROM integration_by_key(?)")
                .param(key)
                .query(Row.as(row -> new Owner(row.uuid("integration_id"), row.uuid("organization_id"))))
                .optional();
    }

    private List<WebhookEndpoint> query(String sql, String name, Object value) {
        Map<UUID, WebhookEndpoint> endpoints = new LinkedHashMap<>();
        jdbc.sql(sql)
                .param("now", Timestamp.from(clock.instant()))
                .param(name, value)
                .query(Row.each(row -> {
                    UUID id = row.uuid("id");
                    WebhookEndpoint endpoint = endpoints.get(id);
                    if (endpoint == null) {
                        endpoint = endpoint(id, row);
                        endpoints.put(id, endpoint);
                    }
                    if (row.uuidOrNull("secret_id") != null) {
                        endpoint.secrets().add(secret(row));
                    }
                }));
        return List.copyOf(endpoints.values());
    }

    private WebhookEndpoint endpoint(UUID id, Row row) {
        String provider = row.text("provider");
        return new WebhookEndpoint(
                id,
                provider,
                row.text("name"),
                row.value("state", IntegrationState::of),
                row.instantOrNull("health_since"),
                address.webhookUrl(row.text("key")),
                catalogue.inForce(provider, SettingsText.read(row.text("settings"))),
                new ArrayList<>());
    }

    private SigningSecret secret(Row row) {
        UUID id = row.uuid("secret_id");
        return new SigningSecret(row.text("key_id"), box.open(row.bytes("ciphertext"), IntegrationSecret.placeOf(id)));
    }
}
