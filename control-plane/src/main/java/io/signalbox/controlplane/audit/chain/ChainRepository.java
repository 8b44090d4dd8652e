package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.offline.ChainHash;
import io.signalbox.controlplane.audit.offline.HeadSignature;
import io.signalbox.controlplane.platform.persistence.Row;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the chain of the current organization as it is kept. */
@Component
public class ChainRepository {

    /** An entry and the hashes beside it. */
    record Link(StoredColumns columns, String entry, String previousHash, String hash) {

        long sequence() {
            return columns.sequence();
        }
    }

    /** Where the chain says it ends. */
    public record End(long sequence, String hash) {}

    private static final String ENTRY = """
            sequence, at, actor_kind, actor_id, action, target_type, target_id, outcome, entry,
            encode(previous_hash, 'hex') AS previous_hash, encode(hash, 'hex') AS hash
            """;

    private static final String SIGNATURE = """
            organization_id, sequence, encode(hash, 'hex') AS hash, signed_at, key_id, encode(signature, 'hex') AS signature
            """;

    private final JdbcClient jdbc;

    ChainRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public End end() {
        return jdbc.sql("SELECT sequence, encode(hash, 'hex') AS hash FROM audit_head")
                .query(Row.as(row -> new End(row.number("sequence"), row.text("hash"))))
                .optional()
                .orElse(new End(0, ChainHash.START));
    }

    /** All of them, in the order of the chain: the caller bounds how many, so that no plan can read more than it answers. */
    List<Link> between(long after, long last) {
        return jdbc.sql("SELECT " + ENTRY + " FROM audit_entry WHERE sequence > ? AND sequence <= ? ORDER BY sequence")
                .params(after, last)
                .query(Row.as(ChainRepository::link))
                .list();
    }

    /** Sequence of the first entry behind the one, if there is any up to the other. */
    Optional<Long> next(long after, long last) {
        return jdbc.sql(
                        "SELECT sequence FROM audit_entry WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT 1")
                .params(after, last)
                .query(Long.class)
                .optional();
    }

    List<HeadSignature> signatures(long after, long last, int max) {
        return jdbc.sql("SELECT " + SIGNATURE
                        + " FROM audit_signature WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?")
                .params(after, last, max)
                .query(Row.as(ChainRepository::signature))
                .list();
    }

    Optional<HeadSignature> lastSignature() {
        return jdbc.sql("SELECT " + SIGNATURE + " FROM audit_signature ORDER BY sequence DESC LIMIT 1")
                .query(Row.as(ChainRepository::signature))
                .optional();
    }

    /** Sequence of the first entry that is not older than this. */
    public Optional<Long> firstSince(Instant from) {
        return jdbc.sql("SELECT sequence FROM audit_entry WHERE at >= ? ORDER BY at, sequence LIMIT 1")
                .param(Timestamp.from(from))
                .query(Long.class)
                .optional();
    }

    /** Sequence of the last entry before this. */
    public Optional<Long> lastBefore(Instant to) {
        return jdbc.sql("SELECT sequence FROM audit_entry WHERE at < ? ORDER BY at DESC, sequence DESC LIMIT 1")
                .param(Timestamp.from(to))
                .query(Long.class)
                .optional();
    }

    private static Link link(Row row) {
        return new Link(
                new StoredColumns(
                        row.number("sequence"),
                        row.instant("at"),
                        row.text("actor_kind"),
                        row.uuid("actor_id"),
                        row.text("action"),
                        row.text("target_type"),
                        row.uuid("target_id"),
                        row.text("outcome")),
                row.text("entry"),
                row.text("previous_hash"),
                row.text("hash"));
    }

    private static HeadSignature signature(Row row) {
        return new HeadSignature(
                row.uuid("organization_id"),
                row.number("sequence"),
                row.text("hash"),
                CanonicalJson.time(row.instant("signed_at")),
                row.text("key_id"),
                row.text("signature"));
    }
}
