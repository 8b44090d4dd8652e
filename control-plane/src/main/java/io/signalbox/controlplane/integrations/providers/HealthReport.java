package io.signalbox.controlplane.integrations.providers;

import java.time.Instant;

/**
 * What a delivery says of the connection itself.
 *
 * @param health worse than healthy
 * @param reason one sentence for a person: what happened and what to do
 * @param at when it happened; a later event shows that the connection works again
 */
public record HealthReport(ConnectionHealth health, String reason, Instant at) {

    public HealthReport {
        if (health == ConnectionHealth.HEALTHY) {
            throw new IllegalArgumentException("Health is not reported, it is shown by events");
        }
    }
}
