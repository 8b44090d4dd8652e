package io.signalbox.controlplane.runs.counters;

import io.signalbox.controlplane.platform.lifecycle.PeriodicTask;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds deltas into counters, for all organizations. On several replicas one folds at a time, and none depends on another. */
@Component
class CounterFolding extends PeriodicTask {

    private static final int BATCH = 5_000;

    /** Throughput looks back one day. */
    private static final Duration REMEMBERED = Duration.ofHours(25);

    private final JdbcClient jdbc;
    private final Clock clock;

    CounterFolding(JdbcClient jdbc, Clock clock, CounterSettings settings) {
        super("counter-folding", settings.foldEvery());
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    protected void round() {
        long folded;
        do {
            folded = fold();
        } while (folded >= BATCH);
    }

    /** @return how many deltas there were, about {@link #BATCH} at most */
    long fold() {
        return jdbc.sql("SELECT fold_counters(?, ?)")
                .params(BATCH, Timestamp.from(clock.instant().minus(REMEMBERED)))
                .query(Long.class)
                .single();
    }
}
