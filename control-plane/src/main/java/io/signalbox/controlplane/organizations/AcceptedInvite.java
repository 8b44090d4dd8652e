package io.signalbox.controlplane.organizations;

import java.util.UUID;

/** Who joined which organization by an invite. */
public record AcceptedInvite(UUID userId, OrganizationView organization) {}
