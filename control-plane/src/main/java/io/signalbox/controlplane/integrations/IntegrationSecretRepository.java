package io.signalbox.controlplane.integrations;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface IntegrationSecretRepository extends Repository<IntegrationSecret, UUID> {

    IntegrationSecret save(IntegrationSecret secret);

    @Query("""
            FROM IntegrationSecret s
            WHERE s.integrationId IN :integrationIds AND (s.expiresAt IS NULL OR s.expiresAt > :now)
            ORDER BY s.createdAt DESC, s.id DESC
            """)
    List<IntegrationSecret> active(Collection<UUID> integrationIds, Instant now);
}
