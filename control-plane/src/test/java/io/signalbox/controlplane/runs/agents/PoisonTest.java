package io.signalbox.controlplane.runs.agents;

import static io.signalbox.controlplane.runs.queue.QueueFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.queue.TakeDemand;
import io.signalbox.controlplane.runs.queue.TakenRun;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One run in a thousand kills whichever agent takes it, with everything that agent holds. */
class PoisonTest extends RecoveryScene {

    private static final int HALF = 500;
    private static final int BATCH = 64;
    private static final int MAX_DEATHS = 2 * SETTINGS.maxDeaths();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Map<UUID, Integer> ends = new HashMap<>();
    private int deaths;

    @Test
    void endsAloneAndAllOthersAreCompleted() {
        enqueue();
        UUID poison = queuedEvent();
        enqueue();

        Instant deadline = Instant.now().plus(TIMEOUT);
        while (ends.size() < 2 * HALF || view(poison).state() != RunState.DEAD_LETTERED) {
            assertThat(Instant.now())
                    .as("%d ended, %d deaths", ends.size(), deaths)
                    .isBefore(deadline);
            work(poison);
        }

        assertThat(ends).doesNotContainKey(poison).allSatisfy((run, times) -> assertThat(times)
                .isOne());
        assertThat(deaths).isEqualTo(MAX_DEATHS);
        assertThat(letters()).containsExactly(poison + " worker_killed");
        assertThat(tenant.<Long>call(() -> jdbc.sql("SELECT count(*) FROM run_queue")
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    private void work(UUID poison) {
        AgentProcess worker = anAgent();
        heartbeat(worker);
        List<TakenRun> taken = queue.take(new TakeDemand(worker.id(), Set.of(workflow), 1000, 1000, BATCH));
        if (taken.stream().anyMatch(run -> run.runId().equals(poison))) {
            deaths++;
            takenNow(taken);
            seconds(8, () -> {});
        } else if (taken.isEmpty()) {
            seconds(1, () -> {});
        } else {
            end(taken);
        }
    }

    private void enqueue() {
        queue.enqueue(
                tenant, Stream.generate(() -> aRun(workflow, null)).limit(HALF).toArray(NewRun[]::new));
    }

    private void end(List<TakenRun> taken) {
        String ids = SqlArray.of(taken.stream().map(TakenRun::runId).toList());
        tenant.call(() -> jdbc.sql("""
                        WITH ended AS (DELETE FROM run_queue WHERE run_id = ANY (CAST(? AS uuid[])) AND state = 'running' RETURNING run_id)
                        UPDATE run SET state = 'completed', outcome = 'ignored', finished_at = now() FROM ended WHERE id = run_id""").param(ids).update());
        taken.forEach(run -> ends.merge(run.runId(), 1, Integer::sum));
    }

    /** By the clock of this test's recovery. */
    private void takenNow(List<TakenRun> taken) {
        tenant.call(() -> jdbc.sql("UPDATE run_queue SET taken_at = ? WHERE run_id = ANY (CAST(? AS uuid[]))")
                .params(
                        Timestamp.from(clock.instant()),
                        SqlArray.of(taken.stream().map(TakenRun::runId).toList()))
                .update());
    }

    private List<String> letters() {
        return tenant.call(() -> jdbc.sql("SELECT run_id || ' ' || reason FROM dead_letter")
                .query(String.class)
                .list());
    }
}
