package io.signalbox.controlplane.events;

import io.signalbox.controlplane.platform.persistence.Row;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
                SELECT received_at AS at, 1 AS accepted, 0 AS completed, 0 AS dead_lettered FROM raw_event WHERE received_at >= :from
                UNION ALL
                SELECT finished_at, 0, 1, 0 FROM run WHERE finished_at >= :from AND state = 'completed'
                UNION ALL
                SELECT created_at, 0, 0, 1 FROM dead_letter WHERE created_at >= :from),
            counted AS (
                SELECT date_bin(make_interval(secs => :width), at, :from) AS starts_at,
                    sum(accepted) AS accepted, sum(completed) AS completed, sum(dead_lettered) AS dead_lettered
                FROM happened GROUP BY 1)
            SELECT b.starts_at, coalesce(c.accepted, 0) AS accepted, coalesce(c.completed, 0) AS completed,
                coalesce(c.dead_lettered, 0) AS dead_lettered
            FROM generate_series(CAST(:from AS timestamptz), CAST(:last AS timestamptz), make_interval(secs => :width)) AS b (starts_at)
            LEFT JOIN counted c ON c.starts_at = b.starts_at ORDER BY b.starts_at
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Throughput(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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
        return jdbc.sql(COUNT)
                .param("from", Timestamp.from(Instant.ofEpochSecond(first)))
                .param("last", Timestamp.from(Instant.ofEpochSecond(current)))
                .param("width", (double) width)
                .query(Row.as(row -> new Bucket(
                        row.instant("starts_at"),
                        row.number("accepted"),
                        row.number("completed"),
                        row.number("dead_lettered"))))
                .list();
    }
}
