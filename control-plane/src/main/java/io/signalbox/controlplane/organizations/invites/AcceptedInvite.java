package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.organizations.OrganizationView;
import java.util.UUID;

/** Who joined which organization by an invite. */
public record AcceptedInvite(UUID userId, OrganizationView organization) {}
