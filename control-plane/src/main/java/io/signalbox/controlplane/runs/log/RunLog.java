package io.signalbox.controlplane.runs.log;

import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.RunNotFound;
import io.signalbox.controlplane.runs.RunState;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The append-only log of what happened to each run; live views and their replay read nothing else. */
@Service
public class RunLog {

    private static final int PAGE = 200;

    private final JdbcClient jdbc;
    private final Jsonb jsonb;

    RunLog(JdbcClient jdbc, Jsonb jsonb) {
        this.jdbc = jdbc;
        this.jsonb = jsonb;
    }

    /**
     * What came after a sequence number.
     *
     * @param ended the run was in a terminal state just before the entries were read: none follow them
     */
    public record Excerpt(List<RunLogEntry> entries, boolean ended) {

        /** There may be more in the store already. */
        public boolean isFull() {
            return entries.size() == PAGE;
        }
    }

    /** @throws RunNotFound when this organization has no such run */
    @Transactional(readOnly = true)
    public Excerpt after(UUID runId, long sequence) {
        // The state first: entries read after it include the one that made it terminal.
        RunState state = jdbc.sql(
                        "SELECT coalesce(q.state, r.state) FROM run r LEFT JOIN run_queue q ON q.run_id = r.id WHERE r.id = ?")
                .param(runId)
                .query(String.class)
                .optional()
                .map(RunState::of)
                .orElseThrow(() -> new RunNotFound(runId));
        List<RunLogEntry> entries = jdbc.sql(
                        "SELECT run_id, sequence, type, at, data FROM run_event WHERE run_id = ? AND sequence > ? ORDER BY sequence LIMIT ?")
                .params(runId, sequence, PAGE)
                .query(Row.as(this::entry))
                .list();
        return new Excerpt(entries, state.isTerminal());
    }

    private RunLogEntry entry(Row row) {
        return new RunLogEntry(
                row.uuid("run_id"),
                row.number("sequence"),
                row.value("type", RunEventType::of),
                row.instant("at"),
                row.value("data", jsonb::readObject));
    }
}
