package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.offline.ChainHash;
import io.signalbox.controlplane.audit.offline.ChainWalk;
import io.signalbox.controlplane.audit.offline.Finding;
import io.signalbox.controlplane.audit.offline.HeadSignature;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Signs heads that advanced, after checking what came since the last signature: what does not fit is not signed. Each signature is also told
 * to the log, where whoever rules the database cannot take it back.
 */
@Component
public class HeadSigner {

    private static final Logger log = LoggerFactory.getLogger(HeadSigner.class);
    private static final int ORGANIZATIONS_A_ROUND = 1_000;
    private static final int ENTRIES_A_ROUND = 20_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ChainRepository rows;
    private final ChainSegment segment;
    private final AuditKey key;
    private final Clock clock;

    HeadSigner(
            JdbcClient jdbc,
            TransactionOperations transactions,
            ChainRepository rows,
            ChainSegment segment,
            AuditKey key,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = rows;
        this.segment = segment;
        this.key = key;
        this.clock = clock;
    }

    /** Of all organizations. One that fails does not hold up the others. */
    void signAdvanced() {
        List<UUID> advanced = jdbc.sql("SELECT unsigned_audit_heads(?)")
                .param(ORGANIZATIONS_A_ROUND)
                .query(UUID.class)
                .list();
        for (UUID organizationId : advanced) {
            try {
                Tenant.run(organizationId, this::signHead);
            } catch (RuntimeException failure) {
                log.warn("An audit head could not be signed organization_id={}", organizationId, failure);
            }
        }
    }

    /** Of the current organization. While another replica does so, this one leaves it. */
    public void signHead() {
        transactions.executeWithoutResult(status -> {
            if (isMyTurn(Tenant.current())) {
                signBehind(rows.lastSignature());
            }
        });
    }

    private void signBehind(Optional<HeadSignature> last) {
        var walk = last.map(signature -> new ChainWalk(Tenant.current(), signature.sequence(), signature.hash()))
                .orElseGet(() -> new ChainWalk(Tenant.current(), 0, ChainHash.START));
        long start = walk.last();
        ChainRepository.End end = rows.end();
        Optional<Finding> finding = segment.check(walk, end.sequence(), ENTRIES_A_ROUND)
                .or(() -> walk.last() < end.sequence() ? Optional.empty() : walk.end(end.sequence(), end.hash()));
        if (finding.isPresent()) {
            log.error(
                    "The audit chain is broken and is not signed organization_id={}: {}",
                    Tenant.current(),
                    finding.get());
            return;
        }
        if (walk.last() > start) {
            keep(walk.last(), walk.lastHash());
        }
    }

    private void keep(long sequence, String hash) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID organizationId = Tenant.current();
        String signature = key.sign(HeadSignature.statement(organizationId, sequence, hash, CanonicalJson.time(now)));
        jdbc.sql("""
                        INSERT INTO audit_signature (organization_id, sequence, hash, signed_at, key_id, signature)
                        VALUES (?, ?, decode(?, 'hex'), ?, ?, decode(?, 'hex'))
                        """)
                .params(
                        organizationId,
                        sequence,
                        hash,
                        Timestamp.from(now),
                        key.publicKey().id(),
                        signature)
                .update();
        log.info("Audit head signed organization_id={} sequence={} hash={}", organizationId, sequence, hash);
    }

    private boolean isMyTurn(UUID organizationId) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('audit-signature:' || ?, 0))")
                .param(organizationId.toString())
                .query(Boolean.class)
                .single();
    }
}
