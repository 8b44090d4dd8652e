package io.signalbox.controlplane.integrations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

    /** The transactions that wrote the rows last: each change of one, and each row more or less, makes another version. */
    private static final String VERSION = """
            i.xmin::text || coalesce((SELECT string_agg('.' || v.xmin, '' ORDER BY v.id)
                FROM integration_secret v WHERE v.integration_id = i.id), '') AS version
            """;

    private static final String COLUMNS = """
            SELECT i.id, i.key, i.provider, i.name, i.state, i.health_since, i.settings, s.id AS secret_id, s.key_id, s.ciphertext, s.expires_at,
            """ + VERSION + """
            FROM integration i
            LEFT JOIN integration_secret s ON s.integration_id = i.id AND (s.expires_at IS NULL OR s.expires_at > :now)
            """;

    /** Never stale: a key keeps its owner for ever. Keys nobody has are not remembered. */
    private final Cache<String, Owner> owners =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private final RememberedEndpoints remembered = new RememberedEndpoints();

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

    /**
     * The endpoint as it was when it was last read, if it was. Compare its version with {@link #versions} before anything is done that the
     * integration's state or secrets decide. Asks no database; the caller knows that the integration is of the current organization.
     */
    public Optional<WebhookEndpoint> remembered(UUID integrationId) {
        return remembered.find(integrationId, clock.instant());
    }

    /** The versions of those integrations that are there, as this transaction sees them. */
    @Transactional(readOnly = true)
    public Map<UUID, String> versions(Collection<UUID> integrationIds) {
        Map<UUID, String> versions = new HashMap<>();
        jdbc.sql("SELECT i.id, " + VERSION + " FROM integration i WHERE i.id = ANY (CAST(? AS uuid[]))")
                .param(SqlArray.of(integrationIds))
                .query(Row.each(row -> versions.put(row.uuid("id"), row.text("version"))));
        return versions;
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
        Map<UUID, Instant> expiries = new HashMap<>();
        jdbc.sql(sql)
                .param("now", Timestamp.from(clock.instant()))
                .param(name, value)
                .query(Row.each(row -> {
                    UUID id = row.uuid("id");
                    WebhookEndpoint endpoint = endpoints.computeIfAbsent(id, first -> endpoint(first, row));
                    if (row.uuidOrNull("secret_id") != null) {
                        endpoint.secrets().add(secret(row));
                    }
                    Instant expiry = row.instantOrNull("expires_at");
                    if (expiry != null) {
                        expiries.merge(id, expiry, (one, other) -> one.isBefore(other) ? one : other);
                    }
                }));
        endpoints.forEach((id, endpoint) -> remembered.remember(endpoint, expiries.get(id)));
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
                new ArrayList<>(),
                row.text("version"));
    }

    private SigningSecret secret(Row row) {
        UUID id = row.uuid("secret_id");
        return new SigningSecret(row.text("key_id"), box.open(row.bytes("ciphertext"), IntegrationSecret.placeOf(id)));
    }
}
