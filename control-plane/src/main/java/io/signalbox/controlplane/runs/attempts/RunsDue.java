package io.signalbox.controlplane.runs.attempts;

import java.util.List;
import java.util.UUID;

/** Runs became ready for a worker. Published inside the transaction that makes them so; to be acted on after its commit. */
public record RunsDue(UUID organizationId, List<UUID> runIds) {}
