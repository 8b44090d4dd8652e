package io.signalbox.controlplane.platform.crypto;

import io.signalbox.controlplane.platform.persistence.Row;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where wrapped data keys rest: a table for those of organizations, and one for the installation's own. */
class WrappedKeys {

    /**
     * A data key as it is stored.
     *
     * @param kekId the key-encryption key it is wrapped with
     */
    record WrappedKey(UUID id, String kekId, byte[] wrapped) {

        private static WrappedKey of(Row row) {
            return new WrappedKey(row.uuid("id"), row.text("kek_id"), row.bytes("wrapped"));
        }
    }

    private final JdbcClient jdbc;
    private final String table;
    private final String insert;

    private WrappedKeys(JdbcClient jdbc, String table, String insert) {
        this.jdbc = jdbc;
        this.table = table;
        this.insert = insert;
    }

    /** Row-level security shows an organization its own keys only. */
    static WrappedKeys ofOrganizations(JdbcClient jdbc) {
        return new WrappedKeys(jdbc, "data_key", """
                INSERT INTO data_key (id, organization_id, kek_id, wrapped, created_at)
                VALUES (:id, tenant_id(), :kek, :wrapped, :now) ON CONFLICT DO NOTHING""");
    }

    static WrappedKeys ofInstallation(JdbcClient jdbc) {
        return new WrappedKeys(jdbc, "installation_key", """
                INSERT INTO installation_key (id, kek_id, wrapped, created_at)
                VALUES (:id, :kek, :wrapped, :now) ON CONFLICT DO NOTHING""");
    }

    String table() {
        return table;
    }

    Optional<WrappedKey> active() {
        return jdbc.sql("SELECT id, kek_id, wrapped FROM " + table + " WHERE retired_at IS NULL")
                .query(Row.as(WrappedKey::of))
                .optional();
    }

    Optional<WrappedKey> find(UUID id) {
        return jdbc.sql("SELECT id, kek_id, wrapped FROM " + table + " WHERE id = ?")
                .param(id)
                .query(Row.as(WrappedKey::of))
                .optional();
    }

    List<WrappedKey> notUnder(String kekId) {
        return jdbc.sql("SELECT id, kek_id, wrapped FROM " + table + " WHERE kek_id <> ? ORDER BY id")
                .param(kekId)
                .query(Row.as(WrappedKey::of))
                .list();
    }

    /** @return false when another active key was there first; waits for one that is being added */
    boolean add(WrappedKey key, Instant now) {
        return jdbc.sql(insert)
                        .param("id", key.id())
                        .param("kek", key.kekId())
                        .param("wrapped", key.wrapped())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** @return false when someone else replaced it meanwhile */
    boolean replace(WrappedKey before, WrappedKey after) {
        return jdbc.sql("UPDATE " + table + " SET kek_id = ?, wrapped = ? WHERE id = ? AND kek_id = ?")
                        .params(after.kekId(), after.wrapped(), before.id(), before.kekId())
                        .update()
                == 1;
    }
}
