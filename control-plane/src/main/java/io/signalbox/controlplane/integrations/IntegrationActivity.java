package io.signalbox.controlplane.integrations;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came in through integrations. Implemented by the module that keeps events, which this one may not know. */
public interface IntegrationActivity {

    /**
     * Activity of one integration.
     *
     * @param lastEventAt null when nothing came yet
     * @param heldEvents events that wait for it to be resumed
     */
    record Activity(@Nullable Instant lastEventAt, long heldEvents) {}

    /** By integration id, every one of the given ids included; read at once for a whole page. */
    Map<UUID, Activity> of(Collection<UUID> integrationIds);
}
