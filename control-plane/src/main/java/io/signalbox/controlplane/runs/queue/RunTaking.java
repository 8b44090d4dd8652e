package io.signalbox.controlplane.runs.queue;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.runs.SubjectRef;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.runs.ready.ReadyLane;
import io.signalbox.controlplane.runs.ready.ReadyRun;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The statements of taking: over all organizations they learn which run of whom, and read the rest in the name of each. */
@Component
class RunTaking {

    private static final String TAKE = """
            SELECT run_id, organization_id, attempt, workflow, workflow_version, subject_type, source_id, position, needs_model, alone, failures,
                   log_sequence, available_at
            FROM take_runs(?, ?, ?, ?, ?, ?, ?) ORDER BY position""";

    private static final String GIVE_BACK = """
            UPDATE run_queue SET state = 'queued', attempt = attempt - 1, lease_owner = NULL, taken_at = NULL,
                started_at = CASE WHEN attempt > 1 THEN started_at END, log_sequence = log_sequence - 1
            WHERE run_id = ANY (CAST(? AS uuid[])) AND CASE state WHEN 'running' THEN true END""";

    private final JdbcTemplate jdbc;

    RunTaking(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A row of the queue just after it was taken. */
    record Taken(
            UUID runId,
            UUID organizationId,
            int attempt,
            WorkflowVersion workflow,
            String subjectType,
            @Nullable UUID sourceId,
            long position,
            boolean needsModel,
            boolean alone,
            int failures,
            long logSequence,
            Instant availableAt) {

        ReadyRun hint() {
            return new ReadyRun(organizationId, runId, new ReadyLane(workflow, needsModel, alone));
        }

        static Taken of(Row row) {
            return new Taken(
                    row.uuid("run_id"),
                    row.uuid("organization_id"),
                    row.integer("attempt"),
                    new WorkflowVersion(row.text("workflow"), row.integer("workflow_version")),
                    row.text("subject_type"),
                    row.uuidOrNull("source_id"),
                    row.number("position"),
                    row.flag("needs_model"),
                    row.flag("alone"),
                    row.integer("failures"),
                    row.number("log_sequence"),
                    row.instant("available_at"));
        }
    }

    /** Those of these runs that may be taken at this moment; all of them in lanes of one kind: alone, or not. */
    List<Taken> take(List<ReadyRun> hints, boolean alone, TakeDemand demand, Instant now) {
        return jdbc.query(
                TAKE,
                statement -> {
                    array(statement, 1, "uuid", hints, ReadyRun::runId);
                    array(statement, 2, "boolean", hints, hint -> hint.lane().needsModel());
                    statement.setBoolean(3, alone);
                    statement.setString(4, demand.agentId());
                    statement.setTimestamp(5, Timestamp.from(now));
                    List<WorkflowVersion> served = List.copyOf(demand.served());
                    array(statement, 6, "text", served, WorkflowVersion::name);
                    array(statement, 7, "integer", served, WorkflowVersion::version);
                },
                Row.as(Taken::of));
    }

    /** These runs of the current tenant, with what their history says of them. */
    List<TakenRun> complete(List<Taken> taken, Predicate<Taken> modelPaused) {
        Map<UUID, TakenRun> runs = new HashMap<>();
        Map<UUID, Taken> byId = taken.stream().collect(Collectors.toMap(Taken::runId, Function.identity()));
        jdbc.query(
                "SELECT id, subject_id, created_at FROM run WHERE id = ANY (CAST(? AS uuid[]))",
                Row.each(row -> {
                    Taken one = Objects.requireNonNull(byId.get(row.uuid("id")));
                    runs.put(
                            one.runId(),
                            run(one, row.uuid("subject_id"), row.instant("created_at"), modelPaused.test(one)));
                }),
                SqlArray.of(byId.keySet()));
        return taken.stream()
                .map(one -> Objects.requireNonNull(runs.get(one.runId())))
                .toList();
    }

    void giveBack(Collection<UUID> runIds) {
        jdbc.update(GIVE_BACK, SqlArray.of(runIds));
    }

    boolean isBusy(String agentId) {
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT agent_is_busy(?)", Boolean.class, agentId));
    }

    private static TakenRun run(Taken taken, UUID subjectId, Instant createdAt, boolean modelPaused) {
        return new TakenRun(
                taken.runId(),
                taken.organizationId(),
                taken.attempt(),
                taken.workflow(),
                new SubjectRef(taken.subjectType(), subjectId, taken.sourceId()),
                taken.position(),
                taken.needsModel(),
                taken.alone(),
                modelPaused,
                taken.failures(),
                createdAt,
                taken.logSequence());
    }

    private static <T> void array(
            PreparedStatement statement, int place, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        Object[] values = rows.stream().map(value).toArray();
        statement.setArray(place, statement.getConnection().createArrayOf(type, values));
    }
}
