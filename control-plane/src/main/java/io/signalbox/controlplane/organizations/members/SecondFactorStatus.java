package io.signalbox.controlplane.organizations.members;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Who signs in with a second factor. Whoever keeps the factors answers; this module only shows it. */
public interface SecondFactorStatus {

    /** Those of these people that have one. */
    Set<UUID> among(Collection<UUID> userIds);
}
