package io.signalbox.controlplane.auth.sessions;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RefreshTokenRepository extends Repository<RefreshToken, UUID> {

    RefreshToken saveAndFlush(RefreshToken token);

    Optional<RefreshToken> findByTokenHash(byte[] tokenHash);

    @Query("SELECT t FROM RefreshToken t WHERE t.sessionId = :sessionId AND t.spentAt IS NULL")
    Optional<RefreshToken> findLive(UUID sessionId);

    @Query("SELECT t.sessionId FROM RefreshToken t WHERE t.tokenHash = :tokenHash")
    Optional<UUID> findSession(byte[] tokenHash);
}
