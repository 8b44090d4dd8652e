package io.signalbox.controlplane.runs.counters;

import io.signalbox.controlplane.platform.lifecycle.PeriodicTask;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recounts one organization after the other, one in each round, and raises the alarm when its counters are wrong. */
@Component
class Recounting extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(Recounting.class);

    private final JdbcClient jdbc;
    private final Recount recount;
    private final CounterDrift drift;
    private final CounterSettings settings;
    private final Clock clock;

    Recounting(JdbcClient jdbc, Recount recount, CounterDrift drift, CounterSettings settings, Clock clock) {
        super("recount", settings.recountEvery());
        this.jdbc = jdbc;
        this.recount = recount;
        this.drift = drift;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void round() {
        claim().ifPresent(this::recount);
        drift.refresh();
    }

    private Optional<UUID> claim() {
        Instant now = clock.instant();
        return jdbc.sql("SELECT claim_recount(?, ?)")
                .params(Timestamp.from(now), Timestamp.from(now.minus(settings.recountAgain())))
                .query(UUID.class)
                .optional();
    }

    void recount(UUID organization) {
        List<CounterDifference> differences = Tenant.call(organization, recount::measure);
        if (!differences.isEmpty()) {
            log.error(
                    "counters_drifted organization_id={} differences={}; see make recount", organization, differences);
        }
    }
}
