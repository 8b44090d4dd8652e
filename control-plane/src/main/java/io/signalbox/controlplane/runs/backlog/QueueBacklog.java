package io.signalbox.controlplane.runs.backlog;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.runs.breakers.ModelBreaker;
import io.signalbox.controlplane.runs.breakers.ModelBreakerView;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits in the queue, and for what. */
@Service
@Transactional(readOnly = true)
public class QueueBacklog {

    /** Counting further would cost more than it tells. */
    public static final int MAX_COUNTED = 10_000;

    private static final String SERVED = """
            EXISTS (SELECT FROM agent_instance agent, jsonb_to_recordset(agent.workflows) AS served (name text, version integer)
                    WHERE agent.lease_until >= :now AND served.name = %1$s.workflow AND served.version = %1$s.workflow_version)""";

    private static final String WORKFLOWS = """
            SELECT queued.workflow, queued.workflow_version, %s AS served,
                (SELECT count(*) FROM (SELECT FROM run_queue q WHERE q.state = 'queued' AND q.turn AND q.workflow = queued.workflow
                    AND q.workflow_version = queued.workflow_version AND NOT q.needs_model LIMIT :most) AS counted) AS without_model,
                (SELECT count(*) FROM (SELECT FROM run_queue q WHERE q.state = 'queued' AND q.turn AND q.workflow = queued.workflow
                    AND q.workflow_version = queued.workflow_version AND q.needs_model LIMIT :most) AS counted) AS with_model
            FROM queued_workflows() AS queued ORDER BY queued.workflow, queued.workflow_version""".formatted(SERVED.formatted("queued"));

    private static final String RUN = """
            SELECT q.turn, q.needs_model, q.alone, q.available_at, %s AS served
            FROM run_queue q WHERE q.run_id = :run AND q.state = 'queued'""".formatted(SERVED.formatted("q"));

    private final JdbcClient jdbc;
    private final ModelBreaker breaker;
    private final Clock clock;

    QueueBacklog(JdbcClient jdbc, ModelBreaker breaker, Clock clock) {
        this.jdbc = jdbc;
        this.breaker = breaker;
        this.clock = clock;
    }

    /** Workflow versions of which runs of the current organization are queued. */
    public List<WorkflowBacklog> workflows() {
        return all().stream().filter(each -> each.runs() > 0).toList();
    }

    /** Workflow versions of which anybody's runs are queued while no agent serves them. Numbers are those of the current organization. */
    public List<WorkflowVersion> unserved() {
        return all().stream()
                .filter(each -> !each.served())
                .map(WorkflowBacklog::workflow)
                .toList();
    }

    /** Agents whose lease has not run out. */
    public int agents() {
        return jdbc.sql("SELECT count(*) FROM agent_instance WHERE lease_until >= :now")
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }

    /** Why a run of the current organization is not running; empty unless it is queued. */
    public Optional<QueuedReason> reason(UUID runId) {
        return jdbc.sql(RUN)
                .param("now", Timestamp.from(clock.instant()))
                .param("run", runId)
                .query(Row.as(this::reason))
                .optional();
    }

    private List<WorkflowBacklog> all() {
        return jdbc.sql(WORKFLOWS)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", MAX_COUNTED)
                .query(Row.as(QueueBacklog::workflow))
                .list();
    }

    private static WorkflowBacklog workflow(Row row) {
        int needModel = row.integer("with_model");
        return new WorkflowBacklog(
                new WorkflowVersion(row.text("workflow"), row.integer("workflow_version")),
                row.flag("served"),
                Math.min(MAX_COUNTED, row.integer("without_model") + needModel),
                needModel);
    }

    private QueuedReason reason(Row row) {
        if (!row.flag("turn")) {
            return new QueuedReason(QueuedReason.Kind.EARLIER_RUN, null);
        }
        if (!row.flag("served")) {
            return new QueuedReason(QueuedReason.Kind.NO_AGENT, null);
        }
        ModelBreakerView model = breaker.view();
        if (row.flag("needs_model") && model.state() != ModelBreakerView.State.CLOSED) {
            return new QueuedReason(QueuedReason.Kind.MODEL_PAUSED, model.retryAt());
        }
        Instant availableAt = row.instant("available_at");
        if (availableAt.isAfter(clock.instant())) {
            return new QueuedReason(QueuedReason.Kind.RETRY_PAUSE, availableAt);
        }
        return new QueuedReason(row.flag("alone") ? QueuedReason.Kind.ISOLATION : QueuedReason.Kind.ROOM, null);
    }
}
