package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Role;
import java.util.UUID;

/** A member may do more or less than before. Published inside the transaction; it holds from its commit on. */
public record RoleChanged(UUID organizationId, UUID userId, Role role) {}
