package io.signalbox.controlplane.organizations.members;

import java.util.UUID;

/** Somebody is no member any more: removed, or left. Published inside the transaction; their access ends with its commit. */
public record MemberRemoved(UUID organizationId, UUID userId) {}
