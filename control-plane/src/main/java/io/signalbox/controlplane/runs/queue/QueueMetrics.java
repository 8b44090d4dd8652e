package io.signalbox.controlplane.runs.queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.signalbox.controlplane.platform.lifecycle.PeriodicTask;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.queue.RunTaking.Taken;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the queue tells about itself. It is counted now and then, and the less often the longer that takes, so that being looked at costs nothing.
 */
@Component
class QueueMetrics extends PeriodicTask {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** Of the time, at most a hundredth is spent on counting. */
    private static final int SHARE = 100;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Timer waited;
    private final MeterRegistry meters;
    private volatile Gauges gauges = new Gauges(0, 0, 0, 0, 0, 0);
    private Instant next = Instant.EPOCH;

    QueueMetrics(JdbcClient jdbc, MeterRegistry meters, Clock clock) {
        super("queue-metrics", INTERVAL);
        this.jdbc = jdbc;
        this.clock = clock;
        this.meters = meters;
        this.waited = meters.timer("signalbox.runs.queue.wait");
        meters.gauge("signalbox.runs.held", this, metrics -> metrics.gauges.held());
        meters.gauge("signalbox.runs.queued", this, metrics -> metrics.gauges.queued());
        meters.gauge("signalbox.runs.running", this, metrics -> metrics.gauges.running());
        meters.gauge("signalbox.runs.waiting", this, metrics -> metrics.gauges.waiting());
        meters.gauge("signalbox.runs.oldest.queued.seconds", this, metrics -> metrics.gauges.oldestSeconds());
        meters.gauge("signalbox.runs.oldest.ready.seconds", this, metrics -> metrics.gauges.oldestReadySeconds());
    }

    /** How many runs there are in each state, and how long the oldest wait. */
    private record Gauges(
            long held, long queued, long running, long waiting, double oldestSeconds, double oldestReadySeconds) {

        static Gauges of(Row row) {
            return new Gauges(
                    row.number("held"),
                    row.number("queued"),
                    row.number("running"),
                    row.number("waiting"),
                    row.decimal("oldest_seconds"),
                    row.decimal("oldest_ready_seconds"));
        }
    }

    /** @param hints how many runs were tried; others were faster at the rest */
    void taken(Collection<Taken> runs, int hints, Instant now) {
        meters.counter("signalbox.ready.runs.stale").increment(hints - runs.size());
        for (Taken run : runs) {
            waited.record(Duration.between(run.availableAt(), now));
        }
    }

    @Override
    protected void round() {
        Instant began = clock.instant();
        if (began.isBefore(next)) {
            return;
        }
        gauges = jdbc.sql("""
                        SELECT held, queued, running, waiting, oldest_seconds, oldest_ready_seconds FROM queue_gauges(?)""")
                .param(Timestamp.from(began))
                .query(Row.as(Gauges::of))
                .single();
        Instant ended = clock.instant();
        next = ended.plus(Duration.between(began, ended).multipliedBy(SHARE));
    }
}
