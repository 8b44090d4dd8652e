package io.signalbox.controlplane.platform.idempotency;

import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.persistence.Row;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Answers by key, sealed. Each method but the sweep belongs into the transaction of the request. */
@Component
class StoredResponseRepository {

    private static final Duration LIFE = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    StoredResponseRepository(JdbcClient jdbc, SecretBox box, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
    }

    /**
     * Keeps twins out until the end of the transaction.
     *
     * @throws IdempotencyKeyInUse when one is inside
     */
    void lock(IdempotentRequest attempt) {
        boolean free = jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(attempt.lock())
                .query(Boolean.class)
                .single();
        if (!free) {
            throw new IdempotencyKeyInUse();
        }
    }

    /** @throws IdempotencyKeyReused when the key stands for another request */
    Optional<StoredResponse> find(IdempotentRequest attempt) {
        return jdbc.sql("""
                        SELECT request_hash, status, content_type, location, cache_control, body FROM idempotency_key
                        WHERE organization_id = ? AND actor_id = ? AND key_hash = ? AND expires_at > ?
                        """)
                .params(attempt.organizationId(), attempt.actorId(), attempt.keyHash(), now())
                .query(Row.as(row -> read(row, attempt)))
                .optional();
    }

    void keep(IdempotentRequest attempt, StoredResponse answer) {
        Instant now = clock.instant();
        byte[] body = answer.body();
        jdbc.sql("""
                        INSERT INTO idempotency_key (organization_id, actor_id, key_hash, route, request_hash, status, content_type, location,
                            cache_control, body, created_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (organization_id, actor_id, key_hash) DO UPDATE SET
                            request_hash = excluded.request_hash, status = excluded.status, content_type = excluded.content_type,
                            location = excluded.location, cache_control = excluded.cache_control, body = excluded.body,
                            created_at = excluded.created_at, expires_at = excluded.expires_at
                        """)
                .params(attempt.organizationId(), attempt.actorId(), attempt.keyHash(), attempt.route())
                .params(attempt.requestHash(), answer.status())
                .param(answer.contentType())
                .param(answer.location())
                .param(answer.cacheControl())
                .param(body == null ? null : box.sealBytes(body, attempt.place()))
                .params(Timestamp.from(now), Timestamp.from(now.plus(LIFE)))
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    void sweep() {
        jdbc.sql("SELECT sweep_idempotency_keys(?)")
                .param(now())
                .query((row, number) -> true)
                .list();
    }

    private StoredResponse read(Row row, IdempotentRequest attempt) {
        if (!MessageDigest.isEqual(row.bytes("request_hash"), attempt.requestHash())) {
            throw new IdempotencyKeyReused();
        }
        byte[] sealed = row.bytesOrNull("body");
        return new StoredResponse(
                row.integer("status"),
                row.textOrNull("content_type"),
                row.textOrNull("location"),
                row.textOrNull("cache_control"),
                sealed == null ? null : box.openBytes(sealed, attempt.place()));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
