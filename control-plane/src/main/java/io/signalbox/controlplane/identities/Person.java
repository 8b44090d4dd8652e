package io.signalbox.controlplane.identities;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An identity as stored.
 *
 * @param email the address that proves who it is; null when none is known
 */
record Person(UUID id, String name, @Nullable String email) {}
