package io.signalbox.controlplane.runs.counters;

import io.signalbox.controlplane.platform.persistence.Row;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the counters of the current organization. Exact at every instant: each answer is one statement, and so one snapshot. */
@Service
@Transactional(readOnly = true)
public class RunCounters {

    private static final String NOW = """
            SELECT coalesce(sum(number) FILTER (WHERE measure = 'accepted'), 0) AS accepted,
                   coalesce(sum(number) FILTER (WHERE measure = 'repeated'), 0) AS repeated,
                   coalesce(sum(number) FILTER (WHERE measure = 'held'), 0) AS held,
                   coalesce(sum(number) FILTER (WHERE measure = 'queued'), 0) AS queued,
                   coalesce(sum(number) FILTER (WHERE measure = 'running'), 0) AS running,
                   coalesce(sum(number) FILTER (WHERE measure = 'waiting'), 0) AS waiting,
                   coalesce(sum(number) FILTER (WHERE measure = 'completed'), 0) AS completed,
                   coalesce(sum(number) FILTER (WHERE measure = 'dead_lettered'), 0) AS dead_lettered,
                   coalesce(sum(number) FILTER (WHERE measure = 'discarded'), 0) AS discarded,
                   coalesce(sum(number) FILTER (WHERE measure = 'cancelled'), 0) AS cancelled,
                   coalesce(sum(number) FILTER (WHERE outcome = 'ticket'), 0) AS as_ticket,
                   coalesce(sum(number) FILTER (WHERE outcome = 'comment'), 0) AS as_comment,
                   coalesce(sum(number) FILTER (WHERE outcome = 'ignored'), 0) AS as_ignored
            FROM current_counter WHERE subject_type = ?
            """;

    private static final String OVER_TIME = """
            SELECT date_bin(make_interval(secs => :width), starts_at, :from) AS starts_at,
                   coalesce(sum(number) FILTER (WHERE measure = 'accepted'), 0) AS accepted,
                   coalesce(sum(number) FILTER (WHERE measure = 'completed'), 0) AS completed,
                   coalesce(sum(number) FILTER (WHERE measure = 'dead_lettered'), 0) AS dead_lettered
            FROM (
                SELECT starts_at, measure, number FROM %s WHERE subject_type = :subject AND starts_at >= :from
                UNION ALL
                SELECT span, measure, number FROM counter_delta
                WHERE transaction >= (SELECT counters_folded_before()) AND subject_type = :subject AND span >= :from) AS happened
            GROUP BY 1
            """;

    /** What happened in one span of time. */
    public record Activity(long accepted, long completed, long deadLettered) {

        public static final Activity NONE = new Activity(0, 0, 0);

        private static Activity of(Row row) {
            return new Activity(row.number("accepted"), row.number("completed"), row.number("dead_lettered"));
        }
    }

    /** What is counted over time is counted in spans of so many seconds. */
    public static final int SPAN_SECONDS = 5;

    /** Whole minutes are counted beside them. */
    public static final int MINUTE_SECONDS = 60;

    private final JdbcClient jdbc;

    RunCounters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public SubjectCounts of(String subjectType) {
        return jdbc.sql(NOW).param(subjectType).query(Row.as(SubjectCounts::of)).single();
    }

    /** What the last recount said. */
    public RecountState recounted() {
        return jdbc.sql("SELECT recounted_at, drift FROM recount WHERE recounted_at > '-infinity'")
                .query(Row.as(row -> new RecountState(row.instant("recounted_at"), row.number("drift"))))
                .optional()
                .orElse(RecountState.NONE);
    }

    /**
     * What happened since then, by the start of spans of this width; spans in which nothing happened are left out.
     *
     * @param from at most 25 hours ago, a multiple of the width
     * @param width a multiple of {@link #SPAN_SECONDS}; of {@link #MINUTE_SECONDS} it takes a twelfth of the time
     */
    public Map<Instant, Activity> since(Instant from, Duration width, String subjectType) {
        Map<Instant, Activity> activities = new HashMap<>();
        boolean minutes = width.toSeconds() % MINUTE_SECONDS == 0;
        jdbc.sql(OVER_TIME.formatted(minutes ? "counter_minute" : "counter_history"))
                .param("from", Timestamp.from(from))
                .param("width", (double) width.toSeconds())
                .param("subject", subjectType)
                .query(Row.each(row -> activities.put(row.instant("starts_at"), Activity.of(row))));
        return activities;
    }
}
