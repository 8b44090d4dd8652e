package io.signalbox.controlplane.platform.outbox;

import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.persistence.Row;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The entries of organizations, or those of the installation. Payloads are sealed with the key of whom they belong to. */
class OutboxRepository {

    private static final String INSERT = """
            INSERT INTO %1$s (id, %2$s kind, payload, available_at, expires_at, created_at)
            SELECT :id, %3$s :kind, :payload, CAST(:now AS timestamptz), CAST(:expires AS timestamptz), CAST(:now AS timestamptz)
            WHERE (SELECT count(*) FROM (SELECT FROM %1$s LIMIT :max) AS waiting) < :max""";
    private static final String CLAIM_OF_ORGANIZATIONS =
            "SELECT * FROM claim_outbox(string_to_array(:kinds, ','), :now, :until, :max)";
    private static final String CLAIM_OF_INSTALLATION = """
            WITH due AS MATERIALIZED (
                SELECT id FROM installation_outbox
                WHERE available_at <= :now AND (kind = ANY (string_to_array(:kinds, ',')) OR expires_at <= :now)
                ORDER BY available_at LIMIT :max FOR UPDATE SKIP LOCKED)
            UPDATE installation_outbox taken SET attempts = attempts + 1, available_at = :until FROM due WHERE taken.id = due.id
            RETURNING taken.id, CAST(NULL AS uuid) AS organization_id, kind, attempts, expires_at""";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final String table;
    private final String insert;
    private final String claim;

    private OutboxRepository(JdbcClient jdbc, SecretBox box, String table, String insert, String claim) {
        this.jdbc = jdbc;
        this.box = box;
        this.table = table;
        this.insert = insert;
        this.claim = claim;
    }

    /** Row-level security shows an organization its own entries only; claiming alone goes beyond. */
    static OutboxRepository ofOrganizations(JdbcClient jdbc, SecretBox box) {
        String insert = INSERT.formatted("outbox", "organization_id,", "tenant_id(),");
        return new OutboxRepository(jdbc, box, "outbox", insert, CLAIM_OF_ORGANIZATIONS);
    }

    static OutboxRepository ofInstallation(JdbcClient jdbc, SecretBox box) {
        String insert = INSERT.formatted("installation_outbox", "", "");
        return new OutboxRepository(jdbc, box.forInstallation(), "installation_outbox", insert, CLAIM_OF_INSTALLATION);
    }

    /** @return false when {@code maxWaiting} entries are waiting */
    boolean add(OutboxEntry entry, String kind, Instant now, Instant expiresAt, int maxWaiting) {
        return jdbc.sql(insert)
                        .param("id", entry.id())
                        .param("kind", kind)
                        .param("payload", box.seal(entry.payload(), place(entry.id())))
                        .param("now", Timestamp.from(now))
                        .param("expires", Timestamp.from(expiresAt))
                        .param("max", maxWaiting)
                        .update()
                == 1;
    }

    /**
     * Takes entries that are due, the longest due first; no two callers get the same one before its lease ends.
     *
     * @param kinds that the caller can handle; expired entries come whatever their kind
     */
    List<OutboxClaim> claim(Collection<String> kinds, Instant now, Instant leasedUntil, int max) {
        return jdbc.sql(claim)
                .param("kinds", String.join(",", kinds))
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(leasedUntil))
                .param("max", max)
                .query(Row.as(OutboxRepository::claim))
                .list();
    }

    /** Empty when the entry is gone, or somebody else's by now. */
    Optional<OutboxEntry> open(OutboxClaim claim) {
        return jdbc.sql("SELECT payload FROM " + table + " WHERE id = ? AND attempts = ?")
                .params(claim.id(), claim.attempt())
                .query(byte[].class)
                .optional()
                .map(payload -> new OutboxEntry(claim.id(), box.open(payload, place(claim.id()))));
    }

    /** @return false when it is somebody else's by now */
    boolean remove(OutboxClaim claim) {
        return jdbc.sql("DELETE FROM " + table + " WHERE id = ? AND attempts = ?")
                        .params(claim.id(), claim.attempt())
                        .update()
                == 1;
    }

    /** Ends the lease; others may take it from then on. */
    void postpone(OutboxClaim claim, Instant until) {
        jdbc.sql("UPDATE " + table + " SET available_at = ? WHERE id = ? AND attempts = ?")
                .params(Timestamp.from(until), claim.id(), claim.attempt())
                .update();
    }

    /** A payload that was moved to another row does not open. */
    private String place(UUID id) {
        return table + ":" + id;
    }

    private static OutboxClaim claim(Row row) {
        return new OutboxClaim(
                row.uuid("id"),
                row.uuidOrNull("organization_id"),
                row.text("kind"),
                row.integer("attempts"),
                row.instant("expires_at"));
    }
}
