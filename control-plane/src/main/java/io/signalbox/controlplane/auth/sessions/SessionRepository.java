package io.signalbox.controlplane.auth.sessions;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SessionRepository extends Repository<Session, UUID> {

    Session saveAndFlush(Session session);

    Optional<Session> findById(UUID id);

    /** What races for a session takes turns on its row. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT s FROM Session s WHERE s.id = :id")
    Optional<Session> findLocked(UUID id);

    Optional<Session> findFirstByUserIdOrderByLastUsedAtDesc(UUID userId);

    @Query("""
            SELECT s FROM Session s WHERE s.userId = :userId AND s.revokedAt IS NULL AND s.expiresAt > :now
            ORDER BY s.lastUsedAt DESC, s.id DESC
            """)
    List<Session> findLive(UUID userId, Instant now);

    @Query("SELECT s FROM Session s WHERE s.boundTo = :organizationId AND s.revokedAt IS NULL AND s.expiresAt > :now")
    List<Session> findLiveBoundTo(UUID organizationId, Instant now);

    @Modifying
    @Query("DELETE FROM Session s WHERE s.expiresAt < :before OR s.revokedAt < :before")
    int deleteOver(Instant before);
}
