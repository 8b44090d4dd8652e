package io.signalbox.controlplane.runs.ready;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.WorkflowVersion;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkSignalTest {

    private static final WorkflowVersion WORKFLOW = new WorkflowVersion("w", 1);
    private static final ReadyLane RULES = new ReadyLane(WORKFLOW, false, false);
    private static final ReadyLane MODEL = new ReadyLane(WORKFLOW, true, false);
    private static final WorkDemand ALL = new WorkDemand(Set.of(WORKFLOW), true, true);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ReadyRuns ready = new ReadyRuns(ReadyRunsTest.settings(100, 100));
    private final WorkSignal signal = new WorkSignal(ready, ReadyRunsTest.settings(100, 100));

    @Test
    void wakesOneForFewRuns() {
        CompletableFuture<Void> first = signal.await(ALL);
        CompletableFuture<Void> second = signal.await(ALL);

        signal.raise(List.of(RULES));

        assertThat(first).succeedsWithin(SOON);
        assertThat(second).isNotDone();
        assertThat(signal.waiting()).isEqualTo(1);
    }

    @Test
    void wakesAsManyAsHaveSomethingToTake() {
        CompletableFuture<Void> first = signal.await(ALL);
        CompletableFuture<Void> second = signal.await(ALL);

        signal.raise(Collections.nCopies(65, MODEL));

        assertThat(first).succeedsWithin(SOON);
        assertThat(second).succeedsWithin(SOON);
    }

    @Test
    void leavesThoseAloneWhoCouldNotTakeIt() {
        CompletableFuture<Void> withoutModel = signal.await(new WorkDemand(Set.of(WORKFLOW), true, false));
        CompletableFuture<Void> otherVersion =
                signal.await(new WorkDemand(Set.of(new WorkflowVersion("w", 2)), true, true));

        signal.raise(List.of(MODEL));

        assertThat(withoutModel).isNotDone();
        assertThat(otherVersion).isNotDone();
    }

    @Test
    void doesNotWaitForWhatWasToldMeanwhile() {
        ready.add(ReadyRunsTest.some(UUID.randomUUID(), RULES, 1));

        assertThat(signal.await(ALL)).isDone();
        assertThat(signal.waiting()).isZero();
    }

    /** While the model is left alone they are there and cannot be taken: waking for them would never end. */
    @Test
    void waitsBesideRunsThatNeedAModel() {
        ready.add(ReadyRunsTest.some(UUID.randomUUID(), MODEL, 1));

        assertThat(signal.await(ALL)).isNotDone();
    }

    @Test
    void forgetsThoseWhoWaitNoLonger() {
        signal.await(ALL).cancel(false);

        assertThat(signal.waiting()).isZero();
    }

    @Test
    void wakesWhoWantsNothingEachRound() {
        CompletableFuture<Void> draining = signal.await(new WorkDemand(Set.of(WORKFLOW), false, false));
        CompletableFuture<Void> other = signal.await(ALL);

        signal.round();

        assertThat(draining).succeedsWithin(SOON);
        assertThat(other).isNotDone();
    }

    @Test
    void doesNotWakeMoreThanMayWait() {
        for (int number = 0; number < 3; number++) {
            signal.await(ALL);
        }
        CompletableFuture<Void> oneTooMany = signal.await(ALL);

        signal.raise(Collections.nCopies(1000, RULES));

        assertThat(oneTooMany).isNotDone();
        assertThat(signal.waiting()).isZero();
    }
}
