package io.signalbox.controlplane.runs.counters;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.signalbox.controlplane.platform.persistence.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells of counters that are not what their rows say, as metric and as health. The service still works and nothing is lost, so health stays
 * up and says so in its details.
 */
@Component("counters")
class CounterDrift implements HealthIndicator {

    private final JdbcClient jdbc;
    private final MultiGauge gauge;
    private volatile Map<UUID, Long> byOrganization = Map.of();

    CounterDrift(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.gauge = MultiGauge.builder("signalbox.conservation.drift")
                .description(
                        "Sum of the differences between counters and the rows they count; anything but 0 is a fault")
                .register(meters);
    }

    /** Reads what the last recounts said, whoever made them. */
    void refresh() {
        Map<UUID, Long> drifts = new HashMap<>();
        jdbc.sql("SELECT organization_id, drift FROM counter_drift()")
                .query(Row.each(row -> drifts.put(row.uuid("organization_id"), row.number("drift"))));
        byOrganization = Map.copyOf(drifts);
        gauge.register(
                byOrganization.entrySet().stream()
                        .<MultiGauge.Row<?>>map(entry -> MultiGauge.Row.of(
                                Tags.of("organization", entry.getKey().toString()), entry.getValue()))
                        .toList(),
                true);
    }

    @Override
    public Health health() {
        long drifted =
                byOrganization.values().stream().filter(drift -> drift != 0).count();
        return Health.up().withDetail("drifted_organizations", drifted).build();
    }
}
