package io.signalbox.controlplane.organizations;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OrganizationRepository extends Repository<Organization, UUID> {

    Organization saveAndFlush(Organization organization);

    Optional<Organization> findById(UUID id);

    /** With its people counted in the same statement. */
    @Query("""
            SELECT new io.signalbox.controlplane.organizations.OrganizationDetails(o.id, o.name, o.createdAt,
                cast(count(m.id.userId) AS Integer),
                cast(count(m.id.userId) FILTER (WHERE m.role = io.signalbox.controlplane.organizations.Role.OWNER) AS Integer))
            FROM Organization o LEFT JOIN Member m ON m.id.organizationId = o.id
            WHERE o.id = :id GROUP BY o.id, o.name, o.createdAt
            """)
    OrganizationDetails details(UUID id);
}
