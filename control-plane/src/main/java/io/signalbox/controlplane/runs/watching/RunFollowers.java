package io.signalbox.controlplane.runs.watching;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Knows who follows runs on this replica. */
@FunctionalInterface
public interface RunFollowers {

    /** The runs that are followed at this moment, by organization. */
    Map<UUID, Set<UUID>> followed();
}
