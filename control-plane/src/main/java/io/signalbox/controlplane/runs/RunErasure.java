package io.signalbox.controlplane.runs;

import static java.util.stream.Collectors.groupingBy;

import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.runs.RunTransitions.Transition;
import io.signalbox.controlplane.runs.attempts.AttemptLock;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.StaleAttempt;
import io.signalbox.controlplane.runs.effects.SubjectListeners;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes away what runs remember of their subjects. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RunErasure {

    private static final String OF_SUBJECTS = "r.subject_id = ANY (CAST(:subjects AS uuid[])) AND r.id <> :erasing";
    private static final Transition END = new Transition.End(
            RunEventType.COMPLETED,
            "state = 'completed', outcome = 'ignored', result = CAST(:result AS jsonb)",
            "q.run_id = ANY (ARRAY(SELECT r.id FROM run r WHERE r.state = 'open' AND " + OF_SUBJECTS + "))");
    private static final Transition DISCARD = new Transition.Amend(
            RunEventType.DISCARDED,
            "state = 'discarded', finished_at = :now",
            OF_SUBJECTS + " AND r.state = 'dead_lettered'");

    private static final String RUNS = "(SELECT id FROM run WHERE subject_id = ANY (CAST(? AS uuid[])))";
    /** Words in the log may quote the subject; what kind of entry it is and its numbers do not. */
    private static final List<String> CLEANING = List.of(
            "UPDATE run_step SET output = '{}', errors = '[]', input_digest = 'erased', state_hash = NULL WHERE run_id IN "
                    + RUNS,
            "DELETE FROM run_checkpoint WHERE run_id IN " + RUNS,
            "DELETE FROM interrupt WHERE run_id IN " + RUNS,
            // Also where a run of another subject recorded the same: equal contents hold the same personal data.
            "DELETE FROM blob b USING run_journal j WHERE b.organization_id = j.organization_id AND b.mac = j.blob_mac AND j.run_id IN "
                    + RUNS,
            "DELETE FROM run_journal WHERE run_id IN " + RUNS,
            "DELETE FROM blob b USING run_fork f WHERE b.organization_id = f.organization_id"
                    + " AND b.mac IN (f.start_mac, f.instructions_mac, f.proposal_mac) AND f.run_id IN " + RUNS,
            """
            UPDATE run_event SET data = data - '{reason,detail,failure,notes}'::text[]
            WHERE NOT (data ?? 'dead_letter_id') AND data ??| '{reason,detail,failure,notes}'::text[] AND run_id IN""" + " " + RUNS,
            """
            UPDATE run_event SET data = data - '{detail,failure,notes}'::text[]
            WHERE data ?? 'dead_letter_id' AND run_id IN""" + " " + RUNS,
            "UPDATE run_queue SET last_failure = NULL WHERE last_failure IS NOT NULL AND run_id IN " + RUNS);

    private final RunTransitions transitions;
    private final AttemptLock attempts;
    private final OpenRunLock locks;
    private final SubjectListeners listeners;
    private final Jsonb jsonb;
    private final JdbcClient jdbc;

    RunErasure(
            RunTransitions transitions,
            AttemptLock attempts,
            OpenRunLock locks,
            SubjectListeners listeners,
            Jsonb jsonb,
            JdbcClient jdbc) {
        this.transitions = transitions;
        this.attempts = attempts;
        this.locks = locks;
        this.listeners = listeners;
        this.jsonb = jsonb;
        this.jdbc = jdbc;
    }

    /**
     * Locks the run that erases, alone, and everything that could store another subject with these concurrency keys meanwhile.
     *
     * @throws StaleAttempt when the attempt is over
     */
    public void begin(LeasedRun erasing, Collection<UUID> keys) {
        attempts.alone(erasing.runId(), erasing.attempt());
        locks.lockKeys(keys);
    }

    /**
     * Ends the other runs of these subjects, so that no attempt of theirs writes any more, and empties steps, log, journal and checkpoints of
     * all.
     *
     * @return how many runs were emptied
     */
    public int erase(LeasedRun erasing, Collection<UUID> subjectIds) {
        String subjects = SqlArray.of(subjectIds);
        var outcome = new RunOutcome("ignored", Map.of("reason", SubjectErased.REASON));
        Map<String, Object> parameters =
                Map.of("subjects", subjects, "erasing", erasing.runId(), "result", jsonb.write(outcome.result()));
        transitions.applyToAll(DISCARD, parameters, Map.of());
        transitions.applyToAll(END, parameters, Map.of("outcome", outcome.kind())).stream()
                .collect(groupingBy(run -> run.subject().type()))
                .forEach((type, runs) -> listeners.ended(
                        type,
                        runs.stream()
                                .map(run -> run.ended(RunState.COMPLETED, outcome))
                                .toList()));
        CLEANING.forEach(sql -> jdbc.sql(sql).param(subjects).update());
        return jdbc.sql("""
                        UPDATE run SET last_failure = NULL,
                            result = CASE WHEN result ?? 'reason' THEN result || jsonb_build_object('reason', CAST(? AS text)) ELSE result END
                                     - 'notes'
                        WHERE subject_id = ANY (CAST(? AS uuid[]))
                        """).params(SubjectErased.REASON, subjects).update();
    }
}
