package io.signalbox.controlplane.runs.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.queue.TakenRun;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A run whose agents die goes alone; when they die even so, it is the run. */
class KillingRunTest extends RecoveryScene {

    @Test
    void goesAloneAfterThreeDeathsAndEndsAfterThreeMore() {
        UUID killer = queuedEvent();
        dies(3, killer);
        assertThat(deaths(killer)).isEqualTo(3);

        UUID other = queued(UUID.randomUUID());
        AgentProcess idle = anAgent();
        heartbeat(idle);
        List<TakenRun> alone = take(idle, 64);
        assertThat(alone).extracting(TakenRun::runId).containsExactly(killer);
        assertThat(alone.getFirst().alone()).isTrue();
        AgentProcess busy = anAgent();
        heartbeat(busy);
        TakenRun completed = takeOne(busy);
        assertThat(completed.runId()).isEqualTo(other);
        queue.end(tenant, completed);
        seconds(12, () -> heartbeat(busy));

        dies(2, killer);

        assertThat(view(killer).state()).isEqualTo(RunState.DEAD_LETTERED);
        assertThat(tenant.<String>call(() -> jdbc.sql("SELECT reason FROM dead_letter WHERE run_id = ?")
                        .param(killer)
                        .query(String.class)
                        .single()))
                .isEqualTo("worker_killed");
    }

    /** A bad deploy kills every agent: that says nothing about the run. */
    @Test
    void isTriedOnWhileNoOtherRunIsCompleted() {
        UUID run = queuedEvent();

        dies(3, run);
        dies(5, run);

        assertThat(view(run).state()).isEqualTo(RunState.QUEUED);
    }

    @Test
    void isNotGivenToAnAgentThatRunsSomething() {
        AgentProcess busy = anAgent();
        heartbeat(busy);
        queued(UUID.randomUUID());
        TakenRun held = takeOne(busy);
        UUID killer = queuedEvent();
        dies(3, killer, () -> heartbeat(busy, held));

        assertThat(take(busy, 64)).isEmpty();
        queue.end(tenant, held);
        assertThat(takeOne(busy).runId()).isEqualTo(killer);
    }

    private void dies(int times, UUID expected) {
        dies(times, expected, () -> {});
    }

    private void dies(int times, UUID expected, Runnable meanwhile) {
        for (int time = 0; time < times; time++) {
            AgentProcess victim = anAgent();
            heartbeat(victim);
            assertThat(takeOne(victim).runId()).isEqualTo(expected);
            seconds(12, meanwhile);
        }
        // What other tests completed within the last hour does not count.
        tenant.call(() -> jdbc.sql(
                        "UPDATE run_queue SET alone_since = now() WHERE run_id = ? AND alone_since < now() - interval '30 minutes'")
                .param(expected)
                .update());
    }
}
