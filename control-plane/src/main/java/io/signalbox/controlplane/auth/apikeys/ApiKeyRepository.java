package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of API keys. */
@Repository
class ApiKeyRepository {

    private static final String ROTATE = """
            UPDATE api_key SET
                previous_hash = CASE WHEN CAST(:until AS timestamptz) IS NULL THEN NULL ELSE key_hash END, previous_expires_at = :until,
                key_hash = :hash, prefix = :prefix, last_four = :lastFour, rotated_at = :now
            WHERE id = :id AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
            """;

    private final JdbcClient jdbc;

    ApiKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, nobody else adds a key to this organization. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("api_keys:" + Tenant.current())
                .query((row, number) -> true)
                .single();
    }

    long countUnrevoked() {
        return jdbc.sql("SELECT count(*) FROM api_key WHERE revoked_at IS NULL")
                .query(Long.class)
                .single();
    }

    boolean hasUnrevoked(String name) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM api_key WHERE lower(name) = lower(?) AND revoked_at IS NULL)")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    void insert(UUID id, ApiKeyDraft draft, KeyText key, String createdBy, Instant now) {
        jdbc.sql("""
                        INSERT INTO api_key (id, organization_id, name, prefix, last_four, key_hash, scopes, allowed_addresses, created_at,
                            created_by, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(Tenant.current())
                .param(draft.name())
                .param(key.shownStart())
                .param(key.lastFour())
                .param(key.hash())
                .param(draft.scopes().toArray(String[]::new))
                .param(draft.allowedAddresses().toArray(String[]::new))
                .param(Timestamp.from(now))
                .param(createdBy)
                .param(time(draft.expiresAt()))
                .update();
    }

    /** @return false when there is no such key, or it does not work any more */
    boolean rotate(UUID id, KeyText key, @Nullable Instant previousUntil, Instant now) {
        return jdbc.sql(ROTATE)
                        .param("id", id)
                        .param("hash", key.hash())
                        .param("prefix", key.shownStart())
                        .param("lastFour", key.lastFour())
                        .param("until", time(previousUntil), Types.TIMESTAMP)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** @return false when there is no such key, or it is revoked already */
    boolean revoke(UUID id, Instant now) {
        return jdbc.sql("UPDATE api_key SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Set<UUID> activeAmong(Collection<UUID> ids, Instant now) {
        return jdbc.sql("""
                        SELECT id FROM api_key
                        WHERE id = ANY (CAST(? AS uuid[])) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)
                        """)
                .params(SqlArray.of(ids), Timestamp.from(now))
                .query(UUID.class)
                .set();
    }

    /** Replicas note the uses they see; one a minute among all of them is kept. */
    void used(UUID id, KeyUses.Use use, Duration interval) {
        jdbc.sql("""
                        UPDATE api_key SET last_used_at = :at, last_used_address = :address
                        WHERE id = :id AND (last_used_at IS NULL OR last_used_at <= :before)
                        """)
                .param("id", id)
                .param("at", Timestamp.from(use.at()))
                .param("address", use.address())
                .param("before", Timestamp.from(use.at().minus(interval)))
                .update();
    }

    private static @Nullable Timestamp time(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
