package io.signalbox.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Leases;
import io.signalbox.controlplane.runs.attempts.Usage;
import io.signalbox.controlplane.runs.counters.RunCounters;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many workers, few tickets, workers that die at random: never two runs of one ticket at a time, always in order of arrival, nothing lost.
 */
class RunQueuePropertyTest extends RunServices {

    private static final int WRITERS = 4;
    private static final int WORKERS = 8;
    private static final int RUNS = 240;
    private static final int TICKETS = 7;
    private static final long SEED = 20_261_120;

    @Autowired
    private RunCounters counters;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
    private final List<UUID> completed = new ArrayList<>();
    private final AtomicInteger deaths = new AtomicInteger();
    private final AtomicInteger overlaps = new AtomicInteger();

    @Test
    void neverRunsATicketTwiceAtATimeNorOutOfOrderNorLosesARun() throws Exception {
        TenantOrganization tenant = tenants.tenant();
        UUID integration = tenant.integration("generic");
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                var random = new Random(SEED + writer);
                writers.add(threads.submit(() -> write(tenant, integration, random)));
            }
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                var random = new Random(SEED + 100 + worker);
                String name = "worker-" + worker;
                workers.add(threads.submit(() -> work(tenant, name, random, done)));
            }
            Future<?> sweeper = threads.submit(() -> sweep(tenant, done));
            for (Future<?> writer : writers) {
                writer.get();
            }
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> tenant.call(() -> counters.of("event")).runs().completed() == RUNS);
            done.set(true);
            sweeper.get();
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
        assertThat(overlaps).hasValue(0);
        assertThat(deaths).hasPositiveValue();
        assertThat(completed).doesNotHaveDuplicates().hasSize(RUNS);
        assertThat(tenant.call(() -> counters.of("event")).runs().total()).isEqualTo(RUNS);
        assertThatEachTicketKeptItsOrder(tenant);
    }

    private void write(TenantOrganization tenant, UUID integration, Random random) {
        int left = RUNS / WRITERS;
        while (left > 0) {
            int batch = Math.min(left, 1 + random.nextInt(4));
            tenant.call(() -> {
                List<NewRun> given = new ArrayList<>();
                for (int number = 0; number < batch; number++) {
                    given.add(fixture.stored(
                            tenant, integration, "T-" + random.nextInt(TICKETS), new InitialRunState.Queued()));
                }
                runs.enqueue(given);
                return batch;
            });
            left -= batch;
        }
    }

    private void work(TenantOrganization tenant, String name, Random random, AtomicBoolean done) {
        while (!done.get()) {
            for (UUID run : candidates(tenant)) {
                tenant.call(() -> leases.take(run, name, clock.instant().plusSeconds(60)))
                        .ifPresent(taken -> attempt(tenant, taken, random));
            }
        }
    }

    /** Any queued run: a worker must be safe whatever message it is given. */
    private List<UUID> candidates(TenantOrganization tenant) {
        return tenant.call(
                () -> jdbc.sql("SELECT run_id FROM run_queue WHERE state = 'queued' ORDER BY random() LIMIT 5")
                        .query(UUID.class)
                        .list());
    }

    private void attempt(TenantOrganization tenant, LeasedRun taken, Random random) {
        AtomicInteger ofTicket =
                running.computeIfAbsent(fixture.externalId(taken.runId()), ticket -> new AtomicInteger());
        if (ofTicket.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
        }
        Thread.yield();
        ofTicket.decrementAndGet();
        if (random.nextInt(10) == 0) {
            deaths.incrementAndGet();
            expire(tenant, taken);
            return;
        }
        tenant.call(() -> {
            boolean won = attempts.complete(
                    taken.runId(), taken.attempt(), new RunOutcome("ignored", Map.of("reason", "A test.")), Usage.NONE);
            synchronized (completed) {
                assertThat(won).isTrue();
                completed.add(taken.runId());
            }
            return won;
        });
    }

    /** The worker is gone, and its lease runs out at once. */
    private void expire(TenantOrganization tenant, LeasedRun taken) {
        tenant.call(() -> jdbc.sql("UPDATE run_queue SET lease_owner = 'gone' WHERE run_id = ?")
                .param(taken.runId())
                .update());
    }

    private void sweep(TenantOrganization tenant, AtomicBoolean done) {
        while (!done.get()) {
            for (Leases.Expired lost : leases.expired(clock.instant(), 100)) {
                if (lost.organizationId().equals(tenant.id())) {
                    tenant.call(() -> leases.expire(lost.runId(), lost.attempt(), "lost"));
                }
            }
        }
    }

    /** A later run of a ticket is taken only after the earlier one was closed, so runs are closed in the order of their positions. */
    private void assertThatEachTicketKeptItsOrder(TenantOrganization tenant) {
        Map<String, List<UUID>> byTicket =
                tenant
                        .call(() -> jdbc.sql("SELECT id FROM run ORDER BY position")
                                .query(UUID.class)
                                .list())
                        .stream()
                        .collect(Collectors.groupingBy(fixture::externalId));
        byTicket.forEach((ticket, inOrder) -> assertThat(completed).as(ticket).containsSubsequence(inOrder));
    }
}
