package io.signalbox.controlplane.events.groupcommit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.platform.problems.Overloaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class GroupCommitTest {

    private static final UUID ACME = UUID.randomUUID();
    private static final UUID GLOBEX = UUID.randomUUID();
    private static final long KILOBYTE = 1024;

    private final SlowStore store = new SlowStore();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private GroupCommit<String, String> groups = groups(Duration.ofSeconds(30));

    /** Commits a group whenever it is let, and remembers each. */
    private static final class SlowStore implements GroupCommit.Committer<String, String> {

        private final Semaphore permits = new Semaphore(0);
        private final List<List<String>> begun = new CopyOnWriteArrayList<>();

        @Override
        public List<CommitOutcome<String>> commit(UUID organizationId, List<String> items) {
            begun.add(List.copyOf(items));
            permits.acquireUninterruptibly();
            if (items.contains("outage")) {
                throw new IllegalStateException("outage");
            }
            return items.stream().<CommitOutcome<String>>map(SlowStore::outcome).toList();
        }

        private static CommitOutcome<String> outcome(String item) {
            return item.equals("poison")
                    ? new CommitOutcome.Failed<>(new IllegalArgumentException(item))
                    : new CommitOutcome.Committed<>("stored " + item);
        }

        void letAll() {
            permits.release(1_000_000);
        }
    }

    @AfterEach
    void close() {
        store.letAll();
        groups.close();
        requests.close();
    }

    @Test
    void commitsTogetherWhatComesDuringACommitInTheOrderInWhichItCame() {
        Future<String> first = submit(ACME, "first");
        awaitBegun(1);
        List<Future<String>> others = IntStream.range(0, 40)
                .mapToObj(number -> submitted(ACME, "e" + number))
                .toList();
        assertThat(first.isDone()).isFalse();

        store.letAll();

        assertThat(others)
                .extracting(GroupCommitTest::answer)
                .containsExactlyElementsOf(IntStream.range(0, 40)
                        .mapToObj(number -> "stored e" + number)
                        .toList());
        assertThat(store.begun).hasSize(2);
        assertThat(store.begun.getLast())
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(number -> "e" + number).toList());
    }

    @Test
    void boundsGroupsByEventsAndBytesAndLetsALargeItemGoAlone() {
        submit(ACME, "first");
        awaitBegun(1);
        IntStream.range(0, 70).forEach(number -> submitted(ACME, "e" + number));
        submitted(ACME, "large", 1, 5_000 * KILOBYTE);
        submitted(ACME, "last");

        store.letAll();

        await().until(() -> store.begun.size() == 5);
        assertThat(store.begun).extracting(List::size).containsExactly(1, 64, 6, 1, 1);
    }

    @Test
    void letsOrganizationsTakeTurns() {
        submit(ACME, "first");
        awaitBegun(1);
        IntStream.range(0, 300).forEach(number -> submitted(ACME, "e" + number));
        submitted(GLOBEX, "theirs");

        store.letAll();

        await().until(() -> store.begun.size() == 7);
        assertThat(store.begun.get(2)).containsExactly("theirs");
    }

    @Test
    void failsOnlyWhatWasRefused() {
        submit(ACME, "first");
        awaitBegun(1);
        Future<String> poison = submitted(ACME, "poison");
        Future<String> neighbour = submitted(ACME, "neighbour");

        store.letAll();

        assertThat(answer(neighbour)).isEqualTo("stored neighbour");
        assertThatThrownBy(poison::get).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answersAllOfAGroupThatFailsAndGoesOn() {
        Future<String> failed = submit(ACME, "outage");
        store.letAll();

        assertThatThrownBy(failed::get).hasRootCauseMessage("outage");
        assertThat(answer(submit(ACME, "next"))).isEqualTo("stored next");
    }

    @Test
    void refusesWhatDoesNotFitAndTakesItLater() {
        submit(ACME, "first");
        awaitBegun(1);
        submitted(ACME, "many", 900, KILOBYTE);

        assertThatThrownBy(() -> groups.commit(ACME, "more", 200, KILOBYTE)).isInstanceOf(Overloaded.class);
        assertThatThrownBy(() -> groups.commit(GLOBEX, "heavy", 1, 9_000 * KILOBYTE))
                .isInstanceOf(Overloaded.class);

        store.letAll();
        await().until(() -> groups.waitingEvents() == 0);
        assertThat(groups.commit(ACME, "more", 200, KILOBYTE)).isEqualTo("stored more");
    }

    @Test
    void refusesAtTheDeadlineAndThenNeverBeginsWhatWaits() {
        groups.close();
        groups = groups(Duration.ofMillis(50));
        Future<String> hanging = submit(ACME, "hanging");
        awaitBegun(1);
        Future<String> waiting = submit(ACME, "waiting");

        assertThatThrownBy(hanging::get).hasRootCauseInstanceOf(Overloaded.class);
        assertThatThrownBy(waiting::get).hasRootCauseInstanceOf(Overloaded.class);
        store.letAll();

        assertThat(groups.commit(ACME, "next", 1, KILOBYTE)).isEqualTo("stored next");
        assertThat(store.begun).containsExactly(List.of("hanging"), List.of("next"));
    }

    @Test
    void commitsWhatWaitsBeforeItCloses() {
        submit(ACME, "first");
        awaitBegun(1);
        Future<String> waiting = submitted(ACME, "waiting");
        Future<?> closing = requests.submit(groups::close);
        await().untilAsserted(() -> assertThatThrownBy(() -> groups.commit(ACME, "late", 1, KILOBYTE))
                .isInstanceOf(Overloaded.class));
        assertThat(closing.isDone()).isFalse();

        store.letAll();

        assertThat(answer(waiting)).isEqualTo("stored waiting");
        await().until(closing::isDone);
        assertThat(store.begun).containsExactly(List.of("first"), List.of("waiting"));
    }

    /** One committer, so that what comes during a commit has to wait. */
    private GroupCommit<String, String> groups(Duration deadline) {
        return new GroupCommit<>(
                new GroupCommitSettings(
                        1,
                        64,
                        DataSize.ofMegabytes(4),
                        8,
                        Duration.ofMillis(4),
                        1_000,
                        DataSize.ofMegabytes(8),
                        deadline),
                store);
    }

    private Future<String> submit(UUID organization, String item) {
        return requests.submit(() -> groups.commit(organization, item, 1, KILOBYTE));
    }

    private Future<String> submitted(UUID organization, String item) {
        return submitted(organization, item, 1, KILOBYTE);
    }

    /** Returns when it waits, so that the order is known. */
    private Future<String> submitted(UUID organization, String item, int events, long bytes) {
        int before = groups.waitingEvents();
        Future<String> request = requests.submit(() -> groups.commit(organization, item, events, bytes));
        await().pollInterval(Duration.ofMillis(1)).until(() -> groups.waitingEvents() == before + events);
        return request;
    }

    private void awaitBegun(int count) {
        await().until(() -> new ArrayList<>(store.begun).size() == count);
    }

    private static String answer(Future<String> request) {
        await().until(request::isDone);
        return request.resultNow();
    }
}
