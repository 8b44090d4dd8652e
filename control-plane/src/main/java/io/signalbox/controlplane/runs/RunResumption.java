package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.runs.RunTransitions.Transition;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Queues waiting runs again once their questions are answered. */
@Service
public class RunResumption {

    /** Its position is the old one, so it goes before what came later with its key and has not started yet. */
    private static final Transition RESUME = new Transition.Move(
            RunEventType.QUEUED,
            "state = 'queued', available_at = :now",
            "q.run_id = :run AND q.state = 'waiting'",
            true);

    private final OpenRunLock lock;
    private final RunTransitions transitions;
    private final Jsonb jsonb;
    private final JdbcClient jdbc;

    RunResumption(OpenRunLock lock, RunTransitions transitions, Jsonb jsonb, JdbcClient jdbc) {
        this.lock = lock;
        this.transitions = transitions;
        this.jsonb = jsonb;
        this.jdbc = jdbc;
    }

    /**
     * Keeps the answers and queues the run; its next attempt gets them.
     *
     * @param answers by the key of each question of the run
     * @throws RunNotWaiting when the run does not wait, or not for exactly these
     */
    @Transactional
    public void resume(UUID runId, Map<String, Map<String, Object>> answers) {
        lock.lock(runId);
        transitions
                .apply(RESUME, Map.of("run", runId), Map.of("resumed", true))
                .orElseThrow(() -> new RunNotWaiting(runId));
        if (!questions(runId).equals(answers.keySet())) {
            throw new RunNotWaiting(runId);
        }
        answers.forEach(
                (key, answer) -> jdbc.sql("UPDATE interrupt SET answer = CAST(? AS jsonb) WHERE run_id = ? AND key = ?")
                        .params(jsonb.write(answer), runId, key)
                        .update());
    }

    private Set<String> questions(UUID runId) {
        List<String> keys = jdbc.sql("SELECT key FROM interrupt WHERE run_id = ? AND answer IS NULL")
                .param(runId)
                .query(String.class)
                .list();
        return Set.copyOf(keys);
    }
}
