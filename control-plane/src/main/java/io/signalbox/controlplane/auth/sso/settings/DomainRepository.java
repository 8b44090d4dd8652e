package io.signalbox.controlplane.auth.sso.settings;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DomainRepository extends Repository<SignOnDomain, SignOnDomainId> {

    @Query("FROM SignOnDomain d WHERE d.id.organizationId = :organizationId ORDER BY d.id.domain")
    List<SignOnDomain> list(UUID organizationId);

    Optional<SignOnDomain> findById(SignOnDomainId id);

    /** Changes of one claim take turns, so that a look that found nothing cannot undo one that found the proof. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("FROM SignOnDomain d WHERE d.id.organizationId = :organizationId AND d.id.domain = :domain")
    Optional<SignOnDomain> findLocked(UUID organizationId, String domain);

    /** Native: of two who ask for the same domain at once, the second changes nothing and fails at nothing. */
    @Modifying
    @Query(value = """
                    INSERT INTO sign_on_domain (organization_id, domain, token, created_at) VALUES (:organizationId, :domain, :token, :now)
                    ON CONFLICT DO NOTHING
                    """, nativeQuery = true)
    int add(UUID organizationId, String domain, String token, Instant now);

    @Modifying
    @Query("DELETE FROM SignOnDomain d WHERE d.id.organizationId = :organizationId AND d.id.domain = :domain")
    int remove(UUID organizationId, String domain);

    @Modifying
    @Query("DELETE FROM SignOnDomain d WHERE d.id.organizationId = :organizationId")
    void removeAll(UUID organizationId);

    void flush();
}
