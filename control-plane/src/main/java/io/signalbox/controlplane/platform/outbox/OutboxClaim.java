package io.signalbox.controlplane.platform.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on an entry until its lease ends.
 *
 * @param organizationId null for an entry of the installation
 * @param attempt its number, from 1; changes of an older attempt are refused
 */
record OutboxClaim(UUID id, @Nullable UUID organizationId, String kind, int attempt, Instant expiresAt) {}
