package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Role;
import java.util.UUID;

/** That a person belongs to an organization. */
public record Membership(UUID organizationId, String organizationName, Role role) {}
