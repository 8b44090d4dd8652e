package io.signalbox.controlplane.organizations;

import java.time.Instant;
import java.util.UUID;

/** The organization somebody works in, with how many people it has. */
public record OrganizationDetails(UUID id, String name, Instant createdAt, int members, int owners) {}
