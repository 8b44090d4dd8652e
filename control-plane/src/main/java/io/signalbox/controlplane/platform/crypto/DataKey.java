package io.signalbox.controlplane.platform.crypto;

import java.util.UUID;
import javax.crypto.SecretKey;

/** A key that seals secrets, unwrapped. */
record DataKey(UUID id, SecretKey key) {}
