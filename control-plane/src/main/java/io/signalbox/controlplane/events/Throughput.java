package io.signalbox.controlplane.events;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.RunStatistics;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much comes in and gets done over time. */
@Service
@Transactional(readOnly = true)
public class Throughput {

    /** One span of time. */
    public record Bucket(Instant startsAt, long accepted, long completed, long deadLettered) {}

    /** About sixty buckets draw a readable line; narrower ones than five seconds only flicker. */
    private static final int BUCKETS = 60;

    private static final int NARROWEST_SECONDS = 5;

    private static final String COUNT = """
            WITH happened AS (
                SELECT received_at AS at, 1 AS accepted, 0 AS dead_lettered FROM raw_event WHERE received_at >= :from
                UNION ALL
                SELECT created_at, 0, 1 FROM dead_letter WHERE created_at >= :from),
            counted AS (
                SELECT date_bin(make_interval(secs => :width), at, :from) AS starts_at,
                    sum(accepted) AS accepted, sum(dead_lettered) AS dead_lettered
                FROM happened GROUP BY 1)
            SELECT b.starts_at, coalesce(c.accepted, 0) AS accepted, coalesce(c.dead_lettered, 0) AS dead_lettered
            FROM generate_series(CAST(:from AS timestamptz), CAST(:last AS timestamptz), make_interval(secs => :width)) AS b (starts_at)
            LEFT JOIN counted c ON c.starts_at = b.starts_at ORDER BY b.starts_at
            """;

    private final JdbcClient jdbc;
    private final RunStatistics statistics;
    private final Clock clock;

    Throughput(JdbcClient jdbc, RunStatistics statistics, Clock clock) {
        this.jdbc = jdbc;
        this.statistics = statistics;
        this.clock = clock;
    }

    public static Duration width(int minutes) {
        return Duration.ofSeconds(Math.max(NARROWEST_SECONDS, minutes * 60 / BUCKETS));
    }

    /** Oldest first, empty ones included; the last one is not over yet. */
    public List<Bucket> last(int minutes) {
        long width = width(minutes).toSeconds();
        long current = clock.instant().getEpochSecond() / width * width;
        long first = current - (minutes * 60L / width - 1) * width;
        Instant from = Instant.ofEpochSecond(first);
        Map<Instant, Long> completed = statistics.completed(from, Duration.ofSeconds(width));
        return jdbc.sql(COUNT)
                .param("from", Timestamp.from(from))
                .param("last", Timestamp.from(Instant.ofEpochSecond(current)))
                .param("width", (double) width)
                .query(Row.as(row -> bucket(row, completed)))
                .list();
    }

    private static Bucket bucket(Row row, Map<Instant, Long> completed) {
        Instant startsAt = row.instant("starts_at");
        return new Bucket(
                startsAt, row.number("accepted"), completed.getOrDefault(startsAt, 0L), row.number("dead_lettered"));
    }
}
