package io.signalbox.controlplane.organizations;

import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface OrganizationRepository extends ListCrudRepository<Organization, UUID> {}
