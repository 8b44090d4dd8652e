package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Row;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Knows ends that were stored before, from the log of their runs: whoever did not hear the answer gets it again. */
@Component
class FirstAnswers {

    /** Member of the log entry that an end left. */
    static final String REPORTED = "reported";

    private static final String KNOWN = """
            SELECT given.run_id FROM unnest(?, ?, ?) AS given (run_id, attempt, reported)
            WHERE EXISTS (
                SELECT FROM run_event e
                WHERE e.run_id = given.run_id AND e.data ->> 'attempt' = given.attempt AND e.data ->> 'reported' = given.reported)""";

    private final JdbcTemplate jdbc;

    FirstAnswers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those runs whose attempt ended with just this report. */
    Set<UUID> known(List<AttemptEnd> ends) {
        return ends.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.query(
                        KNOWN,
                        ColumnArrays.of(ends)
                                .ids(AttemptEnd::runId)
                                .texts(end -> Integer.toString(end.attempt()))
                                .texts(end -> end.report().word()),
                        Row.as(row -> row.uuid("run_id"))));
    }
}
