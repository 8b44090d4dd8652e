package io.signalbox.controlplane.runs.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.queue.TakenRun;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of attempts whose agents are gone, deaf, or never heard of them. */
class LeaseRecoveryTest extends RecoveryScene {

    private final UUID key = UUID.randomUUID();

    @Test
    void queuesTheRunsOfADeadAgentAgain() {
        heartbeat(agent);
        UUID first = queued(key);
        UUID second = queued(key);
        TakenRun taken = takeOne(agent);

        seconds(10, () -> {});

        assertThat(view(first).state()).isEqualTo(RunState.QUEUED);
        assertThat(view(first).lastFailure()).startsWith("lease_lost");
        assertThat(deaths(first)).isEqualTo(1);
        assertThat(queue.end(tenant, taken)).isFalse();
        TakenRun again = takeOne(anAgent());
        assertThat(again.runId()).isEqualTo(first);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.failures()).isZero();
        queue.end(tenant, again);
        assertThat(takeOne(anAgent()).runId()).isEqualTo(second);
    }

    @Test
    void leavesThoseOfALivingAgentAlone() {
        UUID run = queued(key);
        heartbeat(agent);
        TakenRun taken = takeOne(agent);

        seconds(30, () -> heartbeat(agent, taken));

        assertThat(view(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(view(run).attempt()).isEqualTo(1);
    }

    @Test
    void leavesARunAloneOnlyAsLongAsItsAgentsLeaseLasts() {
        UUID run = queued(key);
        heartbeat(agent);
        TakenRun taken = takeOne(agent);
        seconds(6, () -> heartbeat(agent, taken));

        seconds(4, () -> {});
        assertThat(view(run).state()).isEqualTo(RunState.RUNNING);
        seconds(1, () -> {});
        assertThat(view(run).state()).isEqualTo(RunState.QUEUED);
    }

    @Test
    void queuesARunAgainWhoseAgentNeverHeardOfIt() {
        UUID run = queued(key);
        heartbeat(agent);
        takeOne(agent);

        seconds(8, () -> heartbeat(agent));

        assertThat(view(run).state()).isEqualTo(RunState.QUEUED);
        assertThat(deaths(run)).isZero();
    }

    @Test
    void waitsForAHeartbeatThatCouldKnowOfTheRun() {
        heartbeat(agent);
        UUID run = queued(key);
        takeOne(agent);

        // It asks for more, and so it lives; its heartbeats do not arrive.
        seconds(10, () -> agents.contact(agent));
        assertThat(view(run).state()).isEqualTo(RunState.RUNNING);

        seconds(2, () -> heartbeat(agent));
        assertThat(view(run).state()).isEqualTo(RunState.QUEUED);
    }

    @Test
    void queuesARunAgainThatItsAgentNamesNoMore() {
        UUID run = queued(key);
        heartbeat(agent);
        TakenRun taken = takeOne(agent);
        seconds(20, () -> heartbeat(agent, taken));

        seconds(2, () -> heartbeat(agent));

        assertThat(view(run).state()).isEqualTo(RunState.QUEUED);
        assertThat(deaths(run)).isZero();
    }

    @Test
    void takesARunFromAnAgentThatDoesNotEndIt() {
        UUID run = queued(key);
        heartbeat(agent);
        TakenRun taken = takeOne(agent);
        seconds(6, () -> heartbeat(agent, taken));

        clock.advance(Duration.ofMinutes(15));
        heartbeat(agent, taken);
        seconds(6, () -> heartbeat(agent, taken));

        assertThat(view(run).state()).isEqualTo(RunState.QUEUED);
        assertThat(view(run).lastFailure()).startsWith("attempt_timeout");
        assertThat(deaths(run)).isZero();
    }

    /** Agents cannot prolong their leases while the database is away, and need one lease to do so when it is back. */
    @Test
    void expiresNothingBecauseTheDatabaseWasAway() {
        UUID run = queued(key);
        heartbeat(agent);
        TakenRun taken = takeOne(agent);
        seconds(6, () -> heartbeat(agent, taken));

        databaseIsAway = true;
        seconds(30, () -> {});
        databaseIsAway = false;
        seconds(3, () -> {});
        assertThat(view(run).state()).isEqualTo(RunState.RUNNING);
        seconds(10, () -> heartbeat(agent, taken));

        assertThat(view(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(view(run).attempt()).isEqualTo(1);
    }

    @Test
    void expiresNothingBecauseItStoodStillItself() {
        UUID run = queued(key);
        heartbeat(agent);
        TakenRun taken = takeOne(agent);
        seconds(6, () -> heartbeat(agent, taken));

        clock.advance(Duration.ofMinutes(1));
        recovery.round();
        assertThat(view(run).state()).isEqualTo(RunState.RUNNING);
        seconds(10, () -> heartbeat(agent, taken));

        assertThat(view(run).attempt()).isEqualTo(1);
        assertThat(view(run).state()).isEqualTo(RunState.RUNNING);
    }
}
