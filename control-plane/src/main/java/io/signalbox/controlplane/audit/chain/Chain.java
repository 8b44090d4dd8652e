package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.AuditRecord;
import io.signalbox.controlplane.audit.offline.ChainHash;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Appends to the chain of the current organization.
 *
 * <p>Why this cannot deadlock: the head is the last lock a transaction takes. It is taken right before the commit, after everything Hibernate
 * still held back was written; behind it come only a row nobody else can want, its sequence being ours, and the head itself. The entry's
 * foreign key points to the head. And the isolation of tenants shows a transaction one head only, so nobody waits for a second one.
 */
@Component
public class Chain {

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final TransactionOperations transactions;
    private final Clock clock;

    Chain(JdbcClient jdbc, EntityManager entities, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In the current transaction, or in one of its own when there is none. */
    public void append(AuditRecord fact) {
        transactions.executeWithoutResult(status -> {
            entities.flush();
            add(Tenant.current(), fact);
        });
    }

    private void add(UUID organizationId, AuditRecord fact) {
        Head head = lockedHead(organizationId).orElseGet(() -> firstHead(organizationId));
        long sequence = head.sequence() + 1;
        Instant now = now();
        Instant at = now.isBefore(head.at()) ? head.at() : now;
        String entry = fact.text(organizationId, sequence, at);
        String hash = ChainHash.next(head.hash(), entry);
        jdbc.sql("""
                        INSERT INTO audit_entry (organization_id, sequence, at, actor_kind, actor_id, action, target_type, target_id,
                            outcome, entry, previous_hash, hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, decode(?, 'hex'), decode(?, 'hex'))
                        """)
                .params(
                        organizationId,
                        sequence,
                        Timestamp.from(at),
                        fact.actorKind(),
                        fact.actor().id(),
                        fact.action(),
                        fact.target().type(),
                        fact.target().id(),
                        fact.outcome().text(),
                        entry,
                        head.hash(),
                        hash)
                .update();
        jdbc.sql("UPDATE audit_head SET sequence = ?, hash = decode(?, 'hex'), at = ? WHERE organization_id = ?")
                .params(sequence, hash, Timestamp.from(at), organizationId)
                .update();
    }

    private Optional<Head> lockedHead(UUID organizationId) {
        return jdbc.sql("""
                        SELECT sequence, encode(hash, 'hex') AS hash, at FROM audit_head WHERE organization_id = ? FOR NO KEY UPDATE
                        """).param(organizationId).query(Row.as(Head::read)).optional();
    }

    /** Two that make it at once wait for each other here, before either holds it. */
    private Head firstHead(UUID organizationId) {
        jdbc.sql("""
                        INSERT INTO audit_head (organization_id, sequence, hash, at) VALUES (?, 0, decode(?, 'hex'), ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(organizationId, ChainHash.START, Timestamp.from(now()))
                .update();
        return lockedHead(organizationId).orElseThrow();
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private record Head(long sequence, String hash, Instant at) {

        static Head read(Row row) {
            return new Head(row.number("sequence"), row.text("hash"), row.instant("at"));
        }
    }
}
