package io.signalbox.controlplane.runs.queue;

import static io.signalbox.controlplane.runs.queue.QueueFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.runs.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs of one key: one at a time, in the order of their positions, whatever happens to them on the way. */
class RunOrderTest extends QueueScene {

    private final UUID key = UUID.randomUUID();

    @Autowired
    private RunQueue runQueue;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void takesRunsOfOneBatchInTheOrderGiven() {
        NewRun[] batch = Stream.generate(() -> aRun(workflow, key)).limit(3).toArray(NewRun[]::new);
        List<UUID> given = queue.enqueue(tenant, batch);

        given.forEach(expected -> queue.end(tenant, takeOnly(expected)));

        assertThat(queue.take(workflow, 64)).isEmpty();
    }

    @Test
    void takesRunsWithoutAKeyAtOnce() {
        queue.enqueue(tenant, aRun(workflow, null), aRun(workflow, null));

        assertThat(queue.take(workflow, 64)).hasSize(2);
    }

    @Test
    void keepsLaterOnesBehindTheRunningOne() {
        TakenRun first = takeOnly(queued(key));
        UUID second = queued(key);

        assertThat(queue.take(workflow, 64)).isEmpty();
        queue.end(tenant, first);
        takeOnly(second);
    }

    @Test
    void keepsLaterOnesBehindOneThatIsTriedAgain() {
        UUID first = queued(key);
        TakenRun taken = takeOnly(first);
        queued(key);

        queue.requeue(tenant, taken);

        assertThat(takeOnly(first).attempt()).isEqualTo(2);
    }

    @Test
    void keepsLaterOnesBehindHeldOnesUntilTheyAreReleased() {
        UUID held = held(key);
        UUID later = queued(key);
        assertThat(queue.take(workflow, 64)).isEmpty();

        tenant.call(() -> runs.release(source));

        queue.end(tenant, takeOnly(held));
        takeOnly(later);
    }

    @Test
    void letsLaterOnesGoWhileOneWaitsForPeople() {
        UUID first = queued(key);
        TakenRun asking = takeOnly(first);
        UUID second = queued(key);

        queue.park(tenant, asking);

        takeOnly(second);
        assertThat(state(first)).isEqualTo(RunState.WAITING);
    }

    @Test
    void takesARetriedRunBeforeLaterOnesThatHaveNotBegun() {
        UUID first = queued(key);
        deadLetter(takeOnly(first));
        UUID second = queued(key);

        retry(first);

        queue.end(tenant, takeOnly(first));
        takeOnly(second);
    }

    @Test
    void takesARetriedRunOnlyAfterALaterOneThatRuns() {
        UUID first = queued(key);
        deadLetter(takeOnly(first));
        TakenRun second = takeOnly(queued(key));
        UUID third = queued(key);

        retry(first);

        assertThat(queue.take(workflow, 64)).isEmpty();
        queue.end(tenant, second);
        queue.end(tenant, takeOnly(first));
        takeOnly(third);
    }

    @Test
    void takesARetriedRunBeforeALaterOneThatIsTriedAgain() {
        UUID first = queued(key);
        deadLetter(takeOnly(first));
        TakenRun second = takeOnly(queued(key));
        retry(first);

        queue.requeue(tenant, second);

        queue.end(tenant, takeOnly(first));
        takeOnly(second.runId());
    }

    @Test
    void letsTheNextOneGoWhenARunIsCancelled() {
        UUID first = queued(key);
        UUID second = queued(key);
        UUID third = queued(key);

        cancel(first);
        cancel(second);

        takeOnly(third);
    }

    /** The retry finds the later one being taken: it leaves it the turn, and waits for nothing: who takes or ends a run may wait for its key. */
    @Test
    void leavesTheTurnToALaterOneThatIsBeingTaken() {
        UUID first = queued(key);
        deadLetter(takeOnly(first));
        UUID second = queued(key);

        transactions.executeWithoutResult(status -> {
            runQueue.take(new TakeDemand("agent", Set.of(workflow), 9, 9, 9), organization -> {});
            assertThat(CompletableFuture.supplyAsync(() -> retry(first))).succeedsWithin(Duration.ofSeconds(30));
        });

        assertThat(state(second)).isEqualTo(RunState.RUNNING);
        assertThat(queue.take(workflow, 64)).isEmpty();
    }

    private void deadLetter(TakenRun run) {
        queue.deadLetter(tenant, run);
    }

    private boolean retry(UUID run) {
        return tenant.call(() -> {
            runs.retry(run);
            return true;
        });
    }

    private void cancel(UUID run) {
        tenant.call(() -> {
            runs.cancel(run);
            return true;
        });
    }
}
