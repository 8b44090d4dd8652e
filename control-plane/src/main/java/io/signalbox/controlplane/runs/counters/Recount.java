package io.signalbox.controlplane.runs.counters;

import static java.util.stream.Collectors.joining;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the rows of the current organization and compares: rows and counters in one snapshot, so a difference is a fault. */
@Service
class Recount {

    private static final String COUNTERS =
            "SELECT subject_type, measure, outcome, number FROM current_counter WHERE number <> 0";

    /** An open run without a place in the queue is counted as open, which no counter is. */
    private static final String RUNS = """
            SELECT r.subject_type, coalesce(q.state, r.state) AS measure, coalesce(r.outcome, '') AS outcome, count(*) AS number
            FROM run r LEFT JOIN run_queue q ON q.run_id = r.id GROUP BY 1, 2, 3
            """;

    /** Whoever corrects at the same time fails here: both would add what is missing. */
    private static final String CLAIM = "SELECT count(*) FROM (SELECT FROM recount FOR UPDATE) AS locked";

    private static final String NOTE = """
            INSERT INTO recount (organization_id, recounted_at, drift, differences) VALUES (?, ?, ?, ?)
            ON CONFLICT (organization_id) DO UPDATE
            SET recounted_at = excluded.recounted_at, drift = excluded.drift, differences = excluded.differences
            """;

    private record Key(String subjectType, String measure, String outcome) {

        private static Key of(Row row) {
            return new Key(row.text("subject_type"), row.text("measure"), row.text("outcome"));
        }
    }

    private final JdbcClient jdbc;
    private final List<SubjectRecount> subjects;
    private final CounterSettings settings;
    private final Clock clock;

    Recount(JdbcClient jdbc, List<SubjectRecount> subjects, CounterSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.subjects = subjects;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return the differences, which are noted too */
    @Transactional(propagation = Propagation.REQUIRES_NEW, isolation = Isolation.REPEATABLE_READ)
    public List<CounterDifference> measure() {
        jdbc.sql("SELECT set_config('statement_timeout', ?, true)")
                .param(settings.recountTimeout().toMillis() + "ms")
                .query(String.class)
                .single();
        List<CounterDifference> differences = differences();
        note(differences);
        return differences;
    }

    /** Sets the counters right while others go on counting. @return the differences there were */
    @Transactional(propagation = Propagation.REQUIRES_NEW, isolation = Isolation.REPEATABLE_READ)
    public List<CounterDifference> correct() {
        jdbc.sql(CLAIM).query(Long.class).single();
        List<CounterDifference> differences = differences();
        for (CounterDifference difference : differences) {
            jdbc.sql("SELECT count(correct_counter(?, ?, ?, ?))")
                    .params(difference.subjectType(), difference.measure(), difference.outcome(), difference.missing())
                    .query(Long.class)
                    .single();
        }
        note(List.of());
        return differences;
    }

    private List<CounterDifference> differences() {
        Map<Key, Long> counters = numbers(COUNTERS);
        Map<Key, Long> rows = numbers(RUNS);
        for (SubjectRecount subject : subjects) {
            subject.count().forEach((measure, number) -> rows.put(new Key(subject.subjectType(), measure, ""), number));
        }
        return Stream.concat(counters.keySet().stream(), rows.keySet().stream())
                .distinct()
                .filter(key -> !counters.getOrDefault(key, 0L).equals(rows.getOrDefault(key, 0L)))
                .map(key -> new CounterDifference(
                        key.subjectType,
                        key.measure,
                        key.outcome,
                        counters.getOrDefault(key, 0L),
                        rows.getOrDefault(key, 0L)))
                .toList();
    }

    private Map<Key, Long> numbers(String sql) {
        Map<Key, Long> numbers = new HashMap<>();
        jdbc.sql(sql).query(Row.each(row -> numbers.put(Key.of(row), row.number("number"))));
        return numbers;
    }

    private void note(List<CounterDifference> differences) {
        long drift = differences.stream()
                .mapToLong(CounterDifference::missing)
                .map(Math::abs)
                .sum();
        jdbc.sql(NOTE)
                .params(
                        Tenant.current(),
                        Timestamp.from(clock.instant()),
                        drift,
                        differences.stream().map(CounterDifference::toString).collect(joining("\n")))
                .update();
    }
}
