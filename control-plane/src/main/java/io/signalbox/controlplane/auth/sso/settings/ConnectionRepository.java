package io.signalbox.controlplane.auth.sso.settings;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ConnectionRepository extends Repository<ProviderConnection, UUID> {

    ProviderConnection saveAndFlush(ProviderConnection connection);

    Optional<ProviderConnection> findById(UUID organizationId);

    void delete(ProviderConnection connection);

    void flush();

    /** Native: those who name the same subject take turns until their transactions end; there may be no row yet to lock. */
    @Query(value = "SELECT true FROM pg_advisory_xact_lock(hashtextextended(:subject, 0))", nativeQuery = true)
    boolean lock(String subject);

    /** Native: these rows belong to the sign-in, which reads and writes them by SQL. */
    @Modifying
    @Query(value = "DELETE FROM sign_on_identity WHERE organization_id = :organizationId", nativeQuery = true)
    void forgetIdentities(UUID organizationId);

    /** Native, as above. */
    @Modifying
    @Query(value = "DELETE FROM sign_on_attempt WHERE organization_id = :organizationId", nativeQuery = true)
    void forgetAttempts(UUID organizationId);
}
