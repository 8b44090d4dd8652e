package io.signalbox.controlplane.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.platform.persistence.Row;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Builds the search documents of stored events in batches, after they were stored. Several replicas may build at once: each takes what no
 * other has taken.
 */
@Component
class EventSearchBuilder {

    private static final Logger log = LoggerFactory.getLogger(EventSearchBuilder.class);
    /** Rows of the backlog at a time; each names the events that one statement stored, at most 500. */
    private static final int BATCH = 64;

    /** Longer than any transaction that stores events: what has a smaller place in the backlog is visible by then. */
    private static final Duration VISIBLE_AFTER = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * Everything before this place is built. It spares each look the entries of rows that are gone and cannot be vacuumed while some old
     * snapshot is held.
     */
    private long from;

    private long next;
    private Instant nextSince;
    private volatile double lag;

    EventSearchBuilder(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.nextSince = clock.instant();
        meters.gauge("signalbox.search.lag.seconds", this, builder -> builder.lag);
    }

    private record Progress(long built, long reached) {}

    /** Builds what is missing. What fails is built next time. */
    @Scheduled(fixedDelayString = "${signalbox.search.build-every:500ms}")
    void build() {
        try {
            Progress progress = buildBatch(from);
            while (progress.built == BATCH) {
                progress = buildBatch(progress.reached);
            }
            advance(progress.reached);
            lag = measuredLag();
        } catch (DataAccessException unavailable) {
            log.debug("Search documents could not be built", unavailable);
        }
    }

    private double measuredLag() {
        return jdbc.sql("SELECT event_search_lag(?)")
                .param(Timestamp.from(clock.instant()))
                .query(Double.class)
                .single();
    }

    private Progress buildBatch(long first) {
        return jdbc.sql("SELECT built, reached FROM build_event_search(?, ?)")
                .params(first, BATCH)
                .query(Row.as(row -> new Progress(row.number("built"), row.number("reached"))))
                .single();
    }

    private void advance(long reached) {
        Instant now = clock.instant();
        if (nextSince.plus(VISIBLE_AFTER).isBefore(now)) {
            from = next;
            next = Math.max(next, reached);
            nextSince = now;
        }
    }
}
