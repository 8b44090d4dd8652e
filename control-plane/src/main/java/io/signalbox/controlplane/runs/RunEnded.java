package io.signalbox.controlplane.runs;

import java.util.UUID;

/** A run stopped holding up the next one of its concurrency key. Published inside the transaction that ends it. */
public record RunEnded(UUID organizationId, UUID runId, UUID concurrencyKey) {}
