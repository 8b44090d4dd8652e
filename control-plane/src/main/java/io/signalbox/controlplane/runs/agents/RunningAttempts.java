package io.signalbox.controlplane.runs.agents;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What runs at this moment, over all organizations. */
@Component
class RunningAttempts {

    private static final String COLUMNS = "SELECT run_id, organization_id, attempt, lease_owner, taken_at FROM ";

    private final JdbcClient jdbc;

    RunningAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An attempt that somebody took and nobody ended. */
    record Running(UUID runId, UUID organizationId, int attempt, String owner, Instant takenAt) {

        static Running of(Row row) {
            return new Running(
                    row.uuid("run_id"),
                    row.uuid("organization_id"),
                    row.integer("attempt"),
                    row.text("lease_owner"),
                    row.instant("taken_at"));
        }

        LostAttempt lost(LostAttempt.Loss loss) {
            return new LostAttempt(runId, organizationId, attempt, owner, takenAt, loss);
        }
    }

    /** Those taken in this span of time, the earliest first. */
    List<Running> taken(Instant since, Instant until) {
        return jdbc.sql(COLUMNS + "running_runs(?, ?)")
                .params(Timestamp.from(since), Timestamp.from(until))
                .query(Row.as(Running::of))
                .list();
    }

    /** Those of these runs that run. */
    List<Running> among(Collection<UUID> runIds) {
        return jdbc.sql(COLUMNS + "running_among(CAST(? AS uuid[]))")
                .param(SqlArray.of(runIds))
                .query(Row.as(Running::of))
                .list();
    }
}
