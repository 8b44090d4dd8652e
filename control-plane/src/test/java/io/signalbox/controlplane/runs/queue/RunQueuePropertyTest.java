package io.signalbox.controlplane.runs.queue;

import static io.signalbox.controlplane.runs.queue.QueueFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.runs.RunOver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many writers and takers, few keys, attempts that end in every way there is, and people who cancel whatever is open, at random: never two runs
 * of a key at a time, always in the order of their positions, exactly one effect of each run, nothing lost, nobody waits for each other.
 */
class RunQueuePropertyTest extends QueueScene {

    private static final int WRITERS = 4;
    private static final int TAKERS = 4;
    private static final int RUNS = 240;
    private static final int KEYS = 7;
    private static final long SEED = 20_261_122;

    private final List<UUID> keys =
            IntStream.range(0, KEYS).mapToObj(number -> UUID.randomUUID()).toList();
    private final Map<UUID, UUID> keyOf = new ConcurrentHashMap<>();
    private final Map<UUID, Set<UUID>> running = new HashMap<>();
    /** Somebody cancels them at any moment; what their takers believe until they hear of it does not count. */
    private final Set<UUID> doomed = new HashSet<>();

    private final List<UUID> effects = new ArrayList<>();
    /** They left the line for a while, or for good. */
    private final Set<UUID> leftTheLine = ConcurrentHashMap.newKeySet();

    private final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger overlaps = new AtomicInteger();
    private final AtomicInteger staleEffects = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void hasEachEffectOnceAndInTheOrderOfEachKey() throws Exception {
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < WRITERS; number++) {
                var random = new Random(SEED + number);
                all.add(threads.submit(() -> write(random)));
            }
            for (int number = 0; number < TAKERS; number++) {
                var random = new Random(SEED + 100 + number);
                all.add(threads.submit(() -> work(random, done)));
            }
            all.add(threads.submit(() -> cancel(new Random(SEED + 200), done)));
            try {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> ended.get() + cancelled.size() == RUNS
                                || all.stream().anyMatch(one -> one.state() == Future.State.FAILED));
            } finally {
                done.set(true);
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(overlaps).hasValue(0);
        assertThat(staleEffects).hasValue(0);
        assertThat(refused).hasPositiveValue();
        assertThat(effects).doesNotHaveDuplicates().doesNotContainAnyElementsOf(cancelled);
        assertThat(queue.take(workflow, 64)).isEmpty();
        assertThat(open()).isZero();
        assertThatEachKeyKeptItsOrder();
    }

    private void write(Random random) {
        int left = RUNS / WRITERS;
        while (left > 0) {
            int batch = Math.min(left, 1 + random.nextInt(4));
            NewRun[] given = new NewRun[batch];
            for (int place = 0; place < batch; place++) {
                given[place] = aRun(workflow, keys.get(random.nextInt(KEYS)));
                keyOf.put(given[place].runId(), given[place].concurrencyKey());
            }
            queue.enqueue(tenant, given);
            left -= batch;
        }
    }

    private void work(Random random, AtomicBoolean done) {
        while (!done.get()) {
            List<TakenRun> taken = queue.take(workflow, 1 + random.nextInt(5));
            taken.forEach(this::begin);
            Thread.yield();
            taken.forEach(run -> attempt(run, random));
        }
    }

    private void attempt(TakenRun run, Random random) {
        switch (random.nextInt(12)) {
            case 0, 1 -> {
                // Its agent died or could not go on; what it still sends is stale.
                leave(run.runId());
                queue.requeue(tenant, run);
                lateEnd(run);
            }
            case 2 -> {
                leftTheLine.add(run.runId());
                leave(run.runId());
                queue.park(tenant, run);
                lateEnd(run);
                queue.resume(tenant, run.runId());
            }
            case 3 -> {
                leftTheLine.add(run.runId());
                leave(run.runId());
                boolean buried = queue.deadLetter(tenant, run);
                lateEnd(run);
                if (buried) {
                    tenant.call(() -> {
                        runs.retry(run.runId());
                        return true;
                    });
                }
            }
            case 4 -> {
                leftTheLine.add(run.runId());
                leave(run.runId());
                cancel(run.runId());
                lateEnd(run);
            }
            default -> {
                end(run);
                lateEnd(run);
            }
        }
    }

    private void cancel(Random random, AtomicBoolean done) {
        for (int left = RUNS / 4; left > 0 && !done.get(); ) {
            List<UUID> open = tenant.call(() -> jdbc.sql("SELECT run_id FROM run_queue ORDER BY run_id")
                    .query(UUID.class)
                    .list());
            if (!open.isEmpty()) {
                UUID run = open.get(random.nextInt(open.size()));
                leftTheLine.add(run);
                cancel(run);
                left--;
            }
            Thread.yield();
        }
    }

    private void cancel(UUID run) {
        synchronized (doomed) {
            doomed.add(run);
            leave(run);
        }
        try {
            tenant.call(() -> {
                runs.cancel(run);
                return true;
            });
            cancelled.add(run);
        } catch (RunOver overtaken) {
            refused.incrementAndGet();
        }
    }

    private void end(TakenRun run) {
        leave(run.runId());
        synchronized (effects) {
            effects.add(run.runId());
        }
        if (queue.end(tenant, run)) {
            ended.incrementAndGet();
            return;
        }
        synchronized (effects) {
            effects.remove(run.runId());
        }
        synchronized (doomed) {
            assertThat(doomed).contains(run.runId());
        }
    }

    /** A second time, or too late. */
    private void lateEnd(TakenRun run) {
        if (queue.end(tenant, run)) {
            staleEffects.incrementAndGet();
        } else {
            refused.incrementAndGet();
        }
    }

    private void begin(TakenRun run) {
        synchronized (doomed) {
            Set<UUID> ofKey = running.computeIfAbsent(keyOf.get(run.runId()), key -> new HashSet<>());
            if (!doomed.contains(run.runId()) && ofKey.add(run.runId()) && ofKey.size() > 1) {
                overlaps.incrementAndGet();
            }
        }
    }

    private void leave(UUID run) {
        synchronized (doomed) {
            running.computeIfAbsent(keyOf.get(run), key -> new HashSet<>()).remove(run);
        }
    }

    private int open() {
        return tenant.call(() ->
                jdbc.sql("SELECT count(*) FROM run_queue").query(Integer.class).single());
    }

    private void assertThatEachKeyKeptItsOrder() {
        List<UUID> inOrder = tenant.call(() -> jdbc.sql("SELECT id FROM run ORDER BY position")
                .query(UUID.class)
                .list());
        for (UUID key : keys) {
            List<UUID> expected = inOrder.stream()
                    .filter(run -> key.equals(keyOf.get(run)) && !leftTheLine.contains(run))
                    .toList();
            assertThat(effects).as("order of a key").containsSubsequence(expected);
        }
    }
}
