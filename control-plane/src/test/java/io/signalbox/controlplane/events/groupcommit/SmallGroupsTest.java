package io.signalbox.controlplane.events.groupcommit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Two committers, of which one is at work while few items wait. */
class SmallGroupsTest {

    private static final UUID ACME = UUID.randomUUID();
    private static final int SMALL_GROUP = 4;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Semaphore permits = new Semaphore(0);
    private final List<Integer> begun = new CopyOnWriteArrayList<>();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private GroupCommit<String, String> groups = groups(LONG);

    @AfterEach
    void close() {
        permits.release(1_000);
        groups.close();
        requests.close();
    }

    @Test
    void takesTheFirstAtOnce() {
        submit();

        await().until(() -> begun, List.of(1)::equals);
    }

    @Test
    void gathersWhatIsFewUntilItIsEnough() {
        firstIsUnderWay();
        for (int number = 1; number < SMALL_GROUP; number++) {
            submit();
        }
        await().until(() -> groups.waitingEvents() == SMALL_GROUP - 1);
        assertThat(begun).containsExactly(1);

        submit();

        await().until(() -> begun, List.of(1, SMALL_GROUP)::equals);
    }

    @Test
    void commitsTheFewWhenTheOtherIsDone() {
        firstIsUnderWay();
        submit();
        await().until(() -> groups.waitingEvents() == 1);

        permits.release();

        await().until(() -> begun, List.of(1, 1)::equals);
    }

    @Test
    void gathersNoLongerThanItsBound() {
        groups.close();
        groups = groups(Duration.ofMillis(5));
        firstIsUnderWay();

        submit();

        await().until(() -> begun, List.of(1, 1)::equals);
    }

    @Test
    void gathersNothingWhenItCloses() {
        firstIsUnderWay();
        submit();
        await().until(() -> groups.waitingEvents() == 1);

        var closing = requests.submit(groups::close);

        await().until(() -> begun, List.of(1, 1)::equals);
        permits.release(2);
        await().until(closing::isDone);
    }

    private void firstIsUnderWay() {
        submit();
        await().until(() -> begun, List.of(1)::equals);
    }

    private void submit() {
        requests.submit(() -> groups.commit(ACME, "item", 1, 1));
    }

    private GroupCommit<String, String> groups(Duration gatherFor) {
        return new GroupCommit<>(
                new GroupCommitSettings(
                        2, 64, DataSize.ofMegabytes(4), SMALL_GROUP, gatherFor, 1_000, DataSize.ofMegabytes(8), LONG),
                (organization, items) -> {
                    begun.add(items.size());
                    permits.acquireUninterruptibly();
                    return items.stream()
                            .<CommitOutcome<String>>map(CommitOutcome.Committed::new)
                            .toList();
                });
    }
}
