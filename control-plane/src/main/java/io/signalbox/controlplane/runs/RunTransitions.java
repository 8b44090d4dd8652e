package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.live.LiveChanges;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes runs and appends to their logs in one statement, so that neither is ever without the other. */
@Component
public class RunTransitions {

    private static final String TOPIC = "runs";

    private final JdbcClient jdbc;
    private final Jsonb jsonb;
    private final LiveChanges live;
    private final Clock clock;

    RunTransitions(JdbcClient jdbc, Jsonb jsonb, LiveChanges live, Clock clock) {
        this.jdbc = jdbc;
        this.jsonb = jsonb;
        this.live = live;
        this.clock = clock;
    }

    /**
     * One kind of change.
     *
     * @param set assignments; may use {@code :now}
     * @param where which runs, in which state; the guard against everything that happened meanwhile
     */
    public record Transition(RunEventType type, String set, String where) {

        private String sql() {
            return """
                    WITH changed AS (
                        UPDATE run SET %s, event_sequence = event_sequence + 1 WHERE %s RETURNING *
                    ), logged AS (
                        INSERT INTO run_event (run_id, sequence, organization_id, type, at, data)
                        SELECT id, event_sequence, organization_id, '%s', :now, jsonb_build_object('attempt', attempt) || CAST(:data AS jsonb)
                        FROM changed
                    )
                    SELECT %s FROM changed""".formatted(set, where, type.text(), ChangedRun.COLUMNS);
        }
    }

    /**
     * The run after the change; empty when it was not in the state the change starts from.
     *
     * @param data goes into the log entry, beside the attempt
     */
    public Optional<ChangedRun> apply(Transition transition, Map<String, ?> parameters, Map<String, ?> data) {
        return applyToAll(transition, parameters, data).stream().findFirst();
    }

    List<ChangedRun> applyToAll(Transition transition, Map<String, ?> parameters, Map<String, ?> data) {
        List<ChangedRun> changed = jdbc.sql(transition.sql())
                .params(parameters)
                .param("now", Timestamp.from(clock.instant()))
                .param("data", jsonb.write(data))
                .query(Row.as(ChangedRun::of))
                .list();
        changed.forEach(run -> live.changed(TOPIC, run.id()));
        return changed;
    }

    /** Tells who looks at it that a run changed in a way that has its own statement. */
    public void touched(UUID runId) {
        live.changed(TOPIC, runId);
    }

    /** As {@link #touched(UUID)}, for many. */
    void touched(Collection<UUID> runIds) {
        live.changed(TOPIC, runIds);
    }
}
