package io.signalbox.controlplane.organizations;

import java.util.UUID;

/** An organization: the tenant everything belongs to. */
public record OrganizationView(UUID id, String name) {}
