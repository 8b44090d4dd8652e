package io.signalbox.controlplane.runs.log;

import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds to the logs of any number of runs what goes on in them, in one statement. It is for whoever looks just now: it leaves the log with the end
 * of the step or the attempt, by a trigger of {@code run_queue}, and what would be too much is not stored. Whoever calls has locked the runs.
 */
@Service
public class ProgressLog {

    /** Of one attempt, in bytes of JSON; an agent sends less. */
    static final int MAX_BYTES = 512 * 1024;

    /** What comes late, or again, or of a step that has ended, is left out. */
    private static final String APPEND = """
            WITH given AS (
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS given (run_id, attempt, advance, step, type, data, bytes, place)
            ), wanted AS (
                SELECT given.*, q.organization_id, q.log_sequence,
                       coalesce(q.live_bytes, 0) + sum(given.bytes) OVER (PARTITION BY q.run_id ORDER BY given.place) AS total
                FROM given JOIN run_queue q ON q.run_id = given.run_id
                WHERE given.advance > coalesce(q.live_advance, 0) AND NOT EXISTS (
                    SELECT FROM run_step s WHERE s.run_id = given.run_id AND s.run_attempt = given.attempt AND s.sequence = given.step)
            ), entry AS (
                SELECT *, log_sequence + row_number() OVER (PARTITION BY run_id ORDER BY place) AS sequence FROM wanted WHERE total <= ?
            ), logged AS (
                INSERT INTO run_event (run_id, sequence, organization_id, type, at, data)
                SELECT run_id, sequence, organization_id, type, ?, CAST(data AS jsonb) FROM entry
            )
            UPDATE run_queue q SET log_sequence = added.newest, live_from = coalesce(q.live_from, added.oldest), live_bytes = added.bytes,
                live_advance = added.advance
            FROM (SELECT run_id, min(sequence) AS oldest, max(sequence) AS newest, max(total) AS bytes, max(advance) AS advance
                  FROM entry GROUP BY run_id) AS added
            WHERE q.run_id = added.run_id""";

    private final JdbcTemplate jdbc;
    private final Jsonb jsonb;
    private final Clock clock;

    ProgressLog(JdbcTemplate jdbc, Jsonb jsonb, Clock clock) {
        this.jdbc = jdbc;
        this.jsonb = jsonb;
        this.clock = clock;
    }

    private record Entry(ProgressAddition of, ProgressDraft draft, String data) {

        long bytes() {
            return data.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** In the order of the advances of each run. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<ProgressAddition> additions) {
        List<Entry> entries = new ArrayList<>();
        additions.forEach(addition -> addition.entries()
                .forEach(
                        draft -> entries.add(new Entry(addition, draft, jsonb.write(draft.data(addition.attempt()))))));
        jdbc.update(
                APPEND,
                ColumnArrays.of(entries)
                        .ids(entry -> entry.of.runId())
                        .numbers(entry -> (long) entry.of.attempt())
                        .numbers(entry -> (long) entry.of.advance())
                        .numbers(entry -> (long) entry.draft.step())
                        .texts(entry -> entry.draft.type().text())
                        .texts(Entry::data)
                        .numbers(Entry::bytes)
                        .value(MAX_BYTES)
                        .value(Timestamp.from(clock.instant())));
    }
}
