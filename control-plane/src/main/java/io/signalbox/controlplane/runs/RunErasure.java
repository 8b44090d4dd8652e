package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.runs.RunTransitions.Transition;
import io.signalbox.controlplane.runs.attempts.AttemptLock;
import io.signalbox.controlplane.runs.attempts.ConcurrencyKeyLock;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.StaleAttempt;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes away what runs remember of their events. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RunErasure {

    private static final String OF_SUBJECTS =
            "integration_id = :integration AND external_id = ANY (:subjects) AND id <> :erasing";

    private static final Transition END = new Transition(
            RunEventType.COMPLETED, """
            state = 'completed', outcome_kind = 'ignored', outcome_reason = :reason, ticket_id = NULL, ticket_outcome = NULL,
            lease_owner = NULL, lease_until = NULL, finished_at = :now""", OF_SUBJECTS + " AND state IN ('held', 'queued', 'running', 'waiting')");

    private static final Transition DISCARD = new Transition(
            RunEventType.DISCARDED,
            "state = 'discarded', finished_at = :now",
            OF_SUBJECTS + " AND state = 'dead_lettered'");

    /** Words in the log may quote the event; what kind of entry it is and its numbers do not. */
    private static final List<String> CLEANING = List.of(
            """
            UPDATE run_step SET output = '{}', errors = '[]', input_digest = 'erased'
            WHERE run_id IN (SELECT id FROM run WHERE integration_id = ? AND external_id = ANY (?))""",
            "DELETE FROM run_checkpoint WHERE run_id IN (SELECT id FROM run WHERE integration_id = ? AND external_id = ANY (?))",
            """
            UPDATE run_event SET data = data - '{reason,detail,failure,notes}'::text[]
            WHERE run_id IN (SELECT id FROM run WHERE integration_id = ? AND external_id = ANY (?))
              AND NOT (data ?? 'dead_letter_id') AND data ??| '{reason,detail,failure,notes}'::text[]""",
            """
            UPDATE run_event SET data = data - '{detail,failure,notes}'::text[]
            WHERE run_id IN (SELECT id FROM run WHERE integration_id = ? AND external_id = ANY (?)) AND data ?? 'dead_letter_id'""");

    private final RunTransitions transitions;
    private final AttemptLock attempts;
    private final JdbcClient jdbc;

    RunErasure(RunTransitions transitions, AttemptLock attempts, JdbcClient jdbc) {
        this.transitions = transitions;
        this.attempts = attempts;
        this.jdbc = jdbc;
    }

    /**
     * Locks the run that erases, alone, and everything that could store another event of these records meanwhile.
     *
     * @throws StaleAttempt when the attempt is over
     */
    public void begin(LeasedRun erasing, Collection<String> externalIds) {
        attempts.alone(erasing.runId(), erasing.attempt());
        ConcurrencyKeyLock.numbers(erasing.integrationId(), externalIds)
                .forEach(number -> jdbc.sql("SELECT count(pg_advisory_xact_lock(?))")
                        .param(number)
                        .query(Long.class)
                        .single());
    }

    /**
     * Ends the other runs of these records, so that no attempt of theirs writes any more, and empties steps, log and checkpoints of all.
     *
     * @return how many runs were emptied
     */
    public int erase(LeasedRun erasing, Collection<String> externalIds) {
        String[] subjects = externalIds.toArray(String[]::new);
        Map<String, Object> parameters =
                Map.of("integration", erasing.integrationId(), "subjects", subjects, "erasing", erasing.runId());
        transitions.applyToAll(DISCARD, parameters, Map.of());
        transitions.applyToAll(END, with(parameters, "reason", SubjectErased.REASON), Map.of("outcome", "ignored"));
        CLEANING.forEach(
                sql -> jdbc.sql(sql).params(erasing.integrationId(), subjects).update());
        return jdbc.sql("""
                        UPDATE run SET last_failure = NULL,
                            outcome_reason = CASE WHEN outcome_reason IS NOT NULL THEN ? END
                        WHERE integration_id = ? AND external_id = ANY (?)
                        """)
                .params(SubjectErased.REASON, erasing.integrationId(), subjects)
                .update();
    }

    private static Map<String, Object> with(Map<String, Object> parameters, String name, Object value) {
        var more = new HashMap<>(parameters);
        more.put(name, value);
        return more;
    }
}
