package io.signalbox.controlplane.auth.apikeys;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApiKeyRepository extends Repository<ApiKey, UUID> {

    String ANY = "any";
    String OF_STATE = """
            FROM ApiKey k
            WHERE (:state = 'any'
                OR :state = 'active' AND k.revokedAt IS NULL AND (k.expiresAt IS NULL OR k.expiresAt > :now)
                OR :state = 'expired' AND k.revokedAt IS NULL AND k.expiresAt <= :now
                OR :state = 'revoked' AND k.revokedAt IS NOT NULL)
            """;
    String NEWEST_FIRST = " ORDER BY k.createdAt DESC, k.id DESC";

    ApiKey saveAndFlush(ApiKey key);

    Optional<ApiKey> findById(UUID id);

    /** Changes of one key take turns. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("FROM ApiKey k WHERE k.id = :id")
    Optional<ApiKey> findLocked(UUID id);

    @Query("SELECT count(k) FROM ApiKey k WHERE k.revokedAt IS NULL")
    long countUnrevoked();

    @Query("SELECT count(k) > 0 FROM ApiKey k WHERE lower(k.name) = lower(:name) AND k.revokedAt IS NULL")
    boolean hasUnrevoked(String name);

    /** @param state {@link #ANY} or as {@link ApiKeyState#text} says */
    @Query(OF_STATE + NEWEST_FIRST)
    List<ApiKey> newest(String state, Instant now, Limit limit);

    @Query(OF_STATE + " AND (k.createdAt, k.id) < (:at, :id)" + NEWEST_FIRST)
    List<ApiKey> newestBefore(String state, Instant now, Instant at, UUID id, Limit limit);

    /** Native: those who name the same subject take turns until their transactions end; there may be no row yet to lock. */
    @Query(value = "SELECT true FROM pg_advisory_xact_lock(hashtextextended(:subject, 0))", nativeQuery = true)
    boolean lock(String subject);
}
