package io.signalbox.controlplane.platform.crypto;

import java.util.List;
import java.util.UUID;

/** Secrets that were sealed before there were data keys. Implemented by the module that keeps them, which this one may not know. */
public interface SecretsUnderMasterKey {

    /** Organizations that still have some. Needs no tenant. */
    List<UUID> organizations();

    /** Seals those of the current organization with its data key, in the caller's transaction. Returns how many. */
    int reseal();
}
