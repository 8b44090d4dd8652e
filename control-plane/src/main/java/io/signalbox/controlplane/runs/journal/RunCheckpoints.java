package io.signalbox.controlplane.runs.journal;

import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The newest state of each run that is not over. */
@Service("journaledCheckpoints")
@Transactional(propagation = Propagation.MANDATORY)
public class RunCheckpoints {

    private static final Logger log = LoggerFactory.getLogger(RunCheckpoints.class);

    private static final String SAVE = """
            INSERT INTO run_checkpoint (organization_id, saved_at, run_id, attempt, sequence, node, next_node, round, schema_version, state_hash,
                                        subject_digest, state, step)
            SELECT CAST(? AS uuid), CAST(? AS timestamptz), given.*
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS given
            ON CONFLICT (run_id) DO UPDATE
            SET attempt = excluded.attempt, sequence = excluded.sequence, node = excluded.node, next_node = excluded.next_node,
                round = excluded.round, schema_version = excluded.schema_version, state_hash = excluded.state_hash,
                subject_digest = excluded.subject_digest, state = excluded.state, step = excluded.step, saved_at = excluded.saved_at
            WHERE (run_checkpoint.attempt, run_checkpoint.sequence) < (excluded.attempt, excluded.sequence)""";

    private final JdbcTemplate jdbc;
    private final SecretBox box;
    private final Clock clock;

    RunCheckpoints(JdbcTemplate jdbc, SecretBox box, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
    }

    /** Keeps the newest of each run; an older one changes nothing. */
    public void save(List<StateCheckpoint> checkpoints) {
        if (checkpoints.isEmpty()) {
            return;
        }
        Map<UUID, StateCheckpoint> newest = new TreeMap<>();
        checkpoints.forEach(given ->
                newest.merge(given.runId(), given, (known, other) -> other.isNewerThan(known) ? other : known));
        jdbc.update(
                SAVE,
                ColumnArrays.of(List.copyOf(newest.values()))
                        .value(Tenant.current())
                        .value(Timestamp.from(clock.instant()))
                        .ids(StateCheckpoint::runId)
                        .numbers(row -> (long) row.attempt())
                        .numbers(row -> (long) row.sequence())
                        .texts(StateCheckpoint::node)
                        .texts(StateCheckpoint::nextNode)
                        .numbers(row -> (long) row.round())
                        .numbers(row -> (long) row.schema())
                        .texts(StateCheckpoint::stateHash)
                        .texts(StateCheckpoint::subjectDigest)
                        .bytes(row -> box.seal(row.state(), place(row.runId())))
                        .numbers(row -> row.step() == null ? null : (long) row.step()));
    }

    /** The newest of each of these runs that has one. One that cannot be opened is left out: its run starts afresh. */
    public Map<UUID, StateCheckpoint> newest(Collection<UUID> runIds) {
        Map<UUID, StateCheckpoint> found = new HashMap<>();
        jdbc.query(
                "SELECT * FROM run_checkpoint WHERE run_id = ANY (CAST(? AS uuid[]))",
                Row.each(row -> {
                    UUID runId = row.uuid("run_id");
                    try {
                        found.put(runId, checkpoint(row, box.open(row.bytes("state"), place(runId))));
                    } catch (IllegalStateException unreadable) {
                        log.warn("A checkpoint cannot be read, its run starts afresh run_id={}", runId, unreadable);
                    }
                }),
                SqlArray.of(runIds));
        return found;
    }

    private static StateCheckpoint checkpoint(Row row, String state) {
        return new StateCheckpoint(
                row.uuid("run_id"),
                row.integer("attempt"),
                row.integer("sequence"),
                row.valueOrNull("step", Integer::valueOf),
                row.text("node"),
                row.text("next_node"),
                row.integer("round"),
                row.integer("schema_version"),
                state,
                row.text("state_hash"),
                row.textOrNull("subject_digest"));
    }

    private static String place(UUID runId) {
        return "run_checkpoint:" + runId;
    }
}
