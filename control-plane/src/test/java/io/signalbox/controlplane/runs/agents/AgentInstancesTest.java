package io.signalbox.controlplane.runs.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.runs.queue.TakenRun;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgentInstancesTest extends RecoveryScene {

    @Test
    void tellsAnAgentWhichOfItsAttemptsAreOver() {
        heartbeat(agent);
        TakenRun running = takeOne(agent, queued(UUID.randomUUID()));
        TakenRun ended = takeOne(agent, queued(UUID.randomUUID()));
        TakenRun cancelled = takeOne(agent, queued(UUID.randomUUID()));
        TakenRun ofAnother = takeOne(anAgent(), queued(UUID.randomUUID()));
        queue.end(tenant, ended);
        tenant.call(() -> {
            runs.cancel(cancelled.runId());
            return true;
        });
        UUID unknown = UUID.randomUUID();

        assertThat(agents.heartbeat(
                        agent,
                        List.of(
                                held(running, 0),
                                held(running, 1),
                                held(ended, 0),
                                held(cancelled, 0),
                                held(ofAnother, 0),
                                new HeldAttempt(unknown, 1))))
                .containsExactlyInAnyOrder(
                        new OverAttempt(running.runId(), 2, false),
                        new OverAttempt(ended.runId(), 1, false),
                        new OverAttempt(cancelled.runId(), 1, true),
                        new OverAttempt(ofAnother.runId(), 1, false),
                        new OverAttempt(unknown, 1, false));
    }

    @Test
    void knowsWhatIsServedWhileTheLeasesLast() {
        WorkflowVersion nobodys = new WorkflowVersion(workflow.name(), 2);
        agents.contact(agent);
        clock.advance(Duration.ofSeconds(2));
        assertThat(agents.served()).contains(workflow).doesNotContain(nobodys);

        clock.advance(Duration.ofSeconds(3));
        assertThat(agents.served()).doesNotContain(workflow);
    }

    @Test
    void writesNothingOfAnAgentThatItHasJustHeardOf() {
        agents.contact(agent);
        Instant first = seen();
        clock.advance(Duration.ofMillis(900));
        agents.contact(agent);
        assertThat(seen()).isEqualTo(first);

        clock.advance(Duration.ofMillis(100));
        agents.contact(agent);
        assertThat(seen()).isEqualTo(clock.instant());

        heartbeat(agent);
        Instant named = seen();
        clock.advance(Duration.ofMillis(900));
        agents.contact(agent);
        assertThat(seen()).isEqualTo(named);
    }

    private Instant seen() {
        return jdbc.sql("SELECT seen_at FROM agent_instance WHERE id = ?")
                .param(agent.id())
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    @Test
    void forgetsAnAgentADayAfterItWasSeen() {
        heartbeat(agent);
        seconds(10, () -> {});
        assertThat(known()).isOne();

        clock.advance(Duration.ofHours(25));
        seconds(6, () -> {});
        assertThat(known()).isZero();
    }

    private int known() {
        return jdbc.sql("SELECT count(*) FROM agent_instance WHERE id = ?")
                .param(agent.id())
                .query(Integer.class)
                .single();
    }

    private TakenRun takeOne(AgentProcess taker, UUID expected) {
        TakenRun taken = takeOne(taker);
        assertThat(taken.runId()).isEqualTo(expected);
        return taken;
    }

    private static HeldAttempt held(TakenRun run, int ahead) {
        return new HeldAttempt(run.runId(), run.attempt() + ahead);
    }
}
