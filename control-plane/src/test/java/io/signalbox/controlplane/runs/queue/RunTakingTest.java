package io.signalbox.controlplane.runs.queue;

import static io.signalbox.controlplane.runs.queue.QueueFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.runs.ready.ReadyLane;
import io.signalbox.controlplane.runs.ready.ReadyRuns;
import io.signalbox.controlplane.testing.Simultaneous;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What an agent is given, and what it is not. */
class RunTakingTest extends QueueScene {

    @Autowired
    private RunQueue runQueue;

    @Autowired
    private ReadyRuns ready;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void startsTheAttemptOfARun() {
        UUID run = queued(UUID.randomUUID());

        TakenRun taken = takeOnly(run);

        assertThat(taken.attempt()).isEqualTo(1);
        assertThat(taken.organizationId()).isEqualTo(tenant.id());
        assertThat(taken.workflow()).isEqualTo(workflow);
        assertThat(taken.subject().type()).isEqualTo("text");
        assertThat(taken.logSequence()).isEqualTo(2);
        assertThat(state(run)).isEqualTo(RunState.RUNNING);
        assertThat(queue.take(workflow, 64)).isEmpty();
    }

    @Test
    void givesEachRunToOneOfTwoAgents() throws Exception {
        Set<UUID> given = new HashSet<>();
        for (int number = 0; number < 60; number++) {
            given.add(queued(UUID.randomUUID()));
        }

        List<List<TakenRun>> taken = Simultaneous.twice(() -> {
            var mine = new ArrayList<TakenRun>();
            for (List<TakenRun> more = queue.take(workflow, 7); !more.isEmpty(); more = queue.take(workflow, 7)) {
                mine.addAll(more);
            }
            return mine;
        });

        assertThat(taken.stream().flatMap(List::stream).map(TakenRun::runId))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(given);
    }

    @Test
    void leavesOutARunThatIsBeingTakenWithoutWaiting() {
        UUID first = queued(UUID.randomUUID());
        UUID second = queued(UUID.randomUUID());

        transactions.executeWithoutResult(status -> {
            runQueue.take(demand(1), organization -> {});
            forget();
            // A look into the queue may have just been made, and the next one is not due yet.
            List<TakenRun> meanwhile = await().until(this::takenByAnother, taken -> !taken.isEmpty());
            assertThat(meanwhile).extracting(TakenRun::runId).hasSize(1).isSubsetOf(first, second);
            status.setRollbackOnly();
        });
    }

    private List<TakenRun> takenByAnother() {
        return CompletableFuture.supplyAsync(() -> queue.take(workflow, 64)).join();
    }

    @Test
    void takesNothingWhenTheTransactionDoesNotCommit() {
        UUID run = queued(UUID.randomUUID());

        transactions.executeWithoutResult(status -> {
            runQueue.take(demand(64), organization -> {});
            status.setRollbackOnly();
        });

        assertThat(state(run)).isEqualTo(RunState.QUEUED);
        assertThat(takeOnly(run).attempt()).isEqualTo(1);
    }

    @Test
    void putsBackWhatIsNotGivenOut() {
        UUID run = queued(UUID.randomUUID());

        transactions.executeWithoutResult(
                status -> runQueue.take(demand(64), organization -> runQueue.giveBack(List.of(run))));

        TakenRun taken = takeOnly(run);
        assertThat(taken.attempt()).isEqualTo(1);
        assertThat(taken.logSequence()).isEqualTo(2);
    }

    @Test
    void refusesToTakeOutsideOfATransaction() {
        assertThatThrownBy(() -> runQueue.take(demand(64), organization -> {}))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void leavesRunsOfOtherVersionsQueued() {
        UUID run = queued(UUID.randomUUID());

        assertThat(queue.take(new WorkflowVersion(workflow.name(), 2), 64)).isEmpty();

        assertThat(state(run)).isEqualTo(RunState.QUEUED);
        takeOnly(run);
    }

    @Test
    void findsInTheQueueWhatNobodyToldOf() {
        UUID run = queued(UUID.randomUUID());
        forget();

        takeOnly(run);
    }

    @Test
    void takesNoMoreThanThereIsRoomFor() {
        Stream.generate(() -> queued(UUID.randomUUID())).limit(5).toList();

        assertThat(queue.take(new TakeDemand("agent", Set.of(workflow), 2, 0, 64)))
                .hasSize(2);
        assertThat(queue.take(new TakeDemand("agent", Set.of(workflow), 0, 9, 64)))
                .isEmpty();
        assertThat(queue.take(new TakeDemand("agent", Set.of(workflow), 9, 0, 1)))
                .hasSize(1);
    }

    @Test
    void givesRunsThatNeedAModelToAgentsWithRoomForThem() {
        UUID run = queued(UUID.randomUUID());
        queue.requeueForModel(tenant, takeOnly(run));

        assertThat(queue.take(new TakeDemand("agent", Set.of(workflow), 9, 0, 64)))
                .isEmpty();
        assertThat(queue.take(new TakeDemand("agent", Set.of(workflow), 0, 9, 64)))
                .extracting(TakenRun::needsModel)
                .containsExactly(true);
    }

    @Test
    void takesOrganizationsInTurn() {
        var other = tenants.tenant();
        for (int number = 0; number < 100; number++) {
            queued(UUID.randomUUID());
        }
        for (int number = 0; number < 10; number++) {
            queue.enqueue(other, aRun(workflow, UUID.randomUUID()));
        }

        assertThat(queue.take(workflow, 20))
                .filteredOn(run -> run.organizationId().equals(other.id()))
                .hasSize(10);
    }

    @Test
    void takesOrganizationsInTurnFromTheQueueItself() {
        var other = tenants.tenant();
        for (int number = 0; number < 300; number++) {
            queued(UUID.randomUUID());
        }
        for (int number = 0; number < 10; number++) {
            queue.enqueue(other, aRun(workflow, UUID.randomUUID()));
        }
        forget();

        assertThat(queue.take(workflow, 20))
                .filteredOn(run -> run.organizationId().equals(other.id()))
                .hasSize(10);
    }

    private TakeDemand demand(int max) {
        return new TakeDemand("agent", Set.of(workflow), 64, 64, max);
    }

    /** As after a restart. */
    private void forget() {
        ready.poll(List.of(new ReadyLane(workflow, false, false), new ReadyLane(workflow, true, false)), 10_000);
    }
}
