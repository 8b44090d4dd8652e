package io.signalbox.controlplane.runs.log;

import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.problems.PayloadTooLarge;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.attempts.CurrentRun;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The newest checkpoints of runs that have not completed. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RunCheckpoints {

    private static final int KEPT = 20;
    private static final int MAX_BYTES = 1024 * 1024;

    private final JdbcClient jdbc;
    private final Jsonb jsonb;
    private final Clock clock;

    RunCheckpoints(JdbcClient jdbc, Jsonb jsonb, Clock clock) {
        this.jdbc = jdbc;
        this.jsonb = jsonb;
        this.clock = clock;
    }

    /** @throws PayloadTooLarge when the state is over 1 MiB */
    public void save(CurrentRun run, CheckpointDraft checkpoint) {
        String state = jsonb.write(checkpoint.state());
        if (state.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new PayloadTooLarge(MAX_BYTES);
        }
        jdbc.sql("""
                        INSERT INTO run_checkpoint (run_id, checkpoint_id, organization_id, node, next_node, state, saved_at)
                        VALUES (?, ?, ?, ?, ?, CAST(? AS jsonb), ?)
                        ON CONFLICT (run_id, checkpoint_id) DO UPDATE
                        SET node = excluded.node, next_node = excluded.next_node, state = excluded.state, saved_at = excluded.saved_at""")
                .params(
                        run.runId(),
                        Jsonb.clean(checkpoint.checkpointId()),
                        Tenant.current(),
                        Jsonb.clean(checkpoint.node()),
                        Jsonb.clean(checkpoint.nextNode()),
                        state,
                        Timestamp.from(clock.instant()))
                .update();
        dropOldest(run.runId());
    }

    private void dropOldest(UUID runId) {
        jdbc.sql("""
                        DELETE FROM run_checkpoint WHERE run_id = :run AND checkpoint_id IN (
                            SELECT checkpoint_id FROM run_checkpoint WHERE run_id = :run
                            ORDER BY saved_at DESC, checkpoint_id DESC OFFSET :kept)""").param("run", runId).param("kept", KEPT).update();
    }

    /** Newest first. */
    public List<CheckpointDraft> list(CurrentRun run) {
        return jdbc.sql(
                        "SELECT checkpoint_id, node, next_node, state FROM run_checkpoint WHERE run_id = ? ORDER BY saved_at DESC, checkpoint_id DESC")
                .param(run.runId())
                .query(Row.as(row -> new CheckpointDraft(
                        row.text("checkpoint_id"),
                        row.text("node"),
                        row.text("next_node"),
                        row.value("state", jsonb::readObject))))
                .list();
    }
}
