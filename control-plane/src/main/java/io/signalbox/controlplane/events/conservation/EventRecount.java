package io.signalbox.controlplane.events.conservation;

import io.signalbox.controlplane.events.EventSubjects;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.counters.SubjectRecount;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what came in, row by row. */
@Component
class EventRecount implements SubjectRecount {

    private static final String ROWS = """
            SELECT (SELECT count(*) FROM raw_event) AS accepted,
                (SELECT coalesce(sum(duplicates), 0) FROM event_delivery WHERE duplicates > 0) AS repeated
            """;

    private final JdbcClient jdbc;

    EventRecount(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String subjectType() {
        return EventSubjects.TYPE;
    }

    @Override
    public Map<String, Long> count() {
        return jdbc.sql(ROWS)
                .query(Row.as(row -> Map.of("accepted", row.number("accepted"), "repeated", row.number("repeated"))))
                .single();
    }
}
