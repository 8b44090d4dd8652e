package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.integrations.providers.ConnectionHealth;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The health of an integration, as its provider last told it.
 *
 * @param reason what happened and what to do; null while it is healthy
 * @param since null while it is healthy
 */
public record IntegrationHealth(
        ConnectionHealth state,
        @Nullable String reason,
        @Nullable Instant since) {

    static final IntegrationHealth HEALTHY = new IntegrationHealth(ConnectionHealth.HEALTHY, null, null);
}
