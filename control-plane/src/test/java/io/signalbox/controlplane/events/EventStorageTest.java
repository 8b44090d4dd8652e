package io.signalbox.controlplane.events;

import static io.signalbox.controlplane.events.EventFixture.anEvent;
import static io.signalbox.controlplane.events.EventFixture.poison;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.events.groupcommit.CommitOutcome;
import io.signalbox.controlplane.platform.problems.Overloaded;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.StatementCounter;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What concurrent requests store together: each is answered as if it had been alone. */
@ControlPlaneTest
class EventStorageTest {

    @Value("${signalbox.database.url}")
    private String administrator;

    @Autowired
    private EventStorage storage;

    @Autowired
    private DeliveryCommitter committer;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private JdbcClient jdbc;

    private record Stored(TenantOrganization tenant, NewEvent event, AcceptedEvent answer) {}

    @Test
    void answersEachOfManyRequestsRightAlthoughSomeArePoison() throws Exception {
        List<TenantOrganization> organizations =
                Stream.generate(tenants::tenant).limit(5).toList();
        Map<TenantOrganization, UUID> integrations = new HashMap<>();
        organizations.forEach(tenant -> integrations.put(tenant, tenant.integration("generic")));
        List<Callable<Stored>> requests = new ArrayList<>();
        for (int number = 0; number < 500; number++) {
            TenantOrganization tenant = organizations.get(number % 5);
            UUID integration = integrations.get(tenant);
            NewEvent event = number % 50 == 7
                    ? poison(integration, "poison-" + number)
                    : anEvent(integration, "d-" + number, "T-" + number % 20);
            requests.add(() -> new Stored(tenant, event, accept(tenant, event)));
        }
        List<Stored> stored = all(requests);

        assertThat(stored).allSatisfy(one -> {
            assertThat(one.answer.eventId()).isEqualTo(one.event.eventId());
            assertThat(one.answer.duplicate()).isFalse();
            boolean poisoned = one.event.delivery().deliveryId().startsWith("poison");
            assertThat(one.answer.state()).isEqualTo(poisoned ? RunState.DEAD_LETTERED : RunState.QUEUED);
        });
        long transactions = 0;
        for (TenantOrganization tenant : organizations) {
            assertThat(count(tenant, "count(*)")).isEqualTo(100);
            transactions += count(tenant, "count(DISTINCT xmin::text)");
        }
        assertThat(transactions).isLessThan(400);
    }

    @Test
    void writesAGroupWithAsManyStatementsAsASingleEvent() {
        TenantOrganization tenant = tenants.tenant();
        UUID integration = tenant.integration("generic");
        List<List<NewEvent>> group = IntStream.range(0, 64)
                .mapToObj(number -> List.of(anEvent(integration, "d-" + number, "T-" + number)))
                .toList();
        try (var counter = new StatementCounter()) {
            committer.commit(tenant.id(), group.subList(0, 1));
            int alone = counter.count();
            committer.commit(tenant.id(), group.subList(1, 64));

            assertThat(alone).isLessThanOrEqualTo(6);
            assertThat(counter.count() - alone).isEqualTo(alone);
        }
        assertThat(count(tenant, "count(*)")).isEqualTo(64);
        assertThat(count(tenant, "count(DISTINCT xmin::text)")).isEqualTo(2);
    }

    @Test
    void recognisesAnEventThatStandsTwiceInOneGroup() {
        TenantOrganization tenant = tenants.tenant();
        UUID integration = tenant.integration("generic");
        NewEvent first = anEvent(integration, "same", "T-1");
        List<CommitOutcome<List<AcceptedEvent>>> outcomes =
                committer.commit(tenant.id(), List.of(List.of(first), List.of(anEvent(integration, "same", "T-1"))));

        assertThat(outcomes)
                .containsExactly(
                        new CommitOutcome.Committed<>(
                                List.of(new AcceptedEvent(first.eventId(), first.runId(), RunState.QUEUED, false))),
                        new CommitOutcome.Committed<>(
                                List.of(new AcceptedEvent(first.eventId(), first.runId(), RunState.QUEUED, true))));
    }

    /** Many senders, each in order for its own keys, some of them sending again what they sent before. */
    @Test
    void keepsTheOrderOfEachKeyAndStoresNothingTwice() throws Exception {
        TenantOrganization tenant = tenants.tenant();
        UUID integration = tenant.integration("generic");
        List<Callable<Integer>> senders = new ArrayList<>();
        for (int sender = 0; sender < 16; sender++) {
            String key = "K-" + sender;
            var random = new Random(sender);
            senders.add(() -> sendInOrder(tenant, integration, key, random));
        }
        int distinct = all(senders).stream().mapToInt(Integer::intValue).sum();

        assertThat(count(tenant, "count(*)")).isEqualTo(distinct);
        List<String> outOfOrder =
                tenant.call(() -> jdbc.sql("""
                        SELECT event_id::text FROM (
                            SELECT r.subject_id AS event_id, r.position, lag(r.position) OVER (PARTITION BY r.concurrency_key ORDER BY e.occurred_sequence) AS before
                            FROM run r JOIN (SELECT id, split_part(delivery_id, '#', 2)::integer AS occurred_sequence FROM raw_event) e ON e.id = r.subject_id
                        ) AS line WHERE position < before
                        """).query(String.class).list());
        assertThat(outOfOrder).isEmpty();
    }

    /** A lock stands for a database that hangs: neither begins nor ends anything. */
    @Test
    void refusesAtTheDeadlineWhileTheDatabaseHangsAndStoresARepetitionOnce() throws Exception {
        TenantOrganization tenant = tenants.tenant();
        UUID integration = tenant.integration("generic");
        try (Connection other = DriverManager.getConnection(administrator);
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE signalbox.event_delivery IN ACCESS EXCLUSIVE MODE");
            assertThatThrownBy(() -> accept(tenant, anEvent(integration, "again", "T-1")))
                    .isInstanceOf(Overloaded.class);
        }
        AcceptedEvent stored = accept(tenant, anEvent(integration, "again", "T-1"));

        assertThat(accept(tenant, anEvent(integration, "again", "T-1")).eventId())
                .isEqualTo(stored.eventId());
        assertThat(count(tenant, "count(*)")).isEqualTo(1);
    }

    private int sendInOrder(TenantOrganization tenant, UUID integration, String key, Random random) {
        List<AcceptedEvent> first = new ArrayList<>();
        for (int sent = 0; sent < 40; sent++) {
            int number = random.nextInt(4) == 0 && !first.isEmpty() ? random.nextInt(first.size()) : first.size();
            AcceptedEvent answer = accept(tenant, anEvent(integration, key + "#" + number, key));
            assertThat(answer.duplicate()).isEqualTo(number < first.size());
            if (answer.duplicate()) {
                assertThat(answer.eventId()).isEqualTo(first.get(number).eventId());
            } else {
                first.add(answer);
            }
        }
        return first.size();
    }

    private AcceptedEvent accept(TenantOrganization tenant, NewEvent event) {
        return Tenant.call(tenant.id(), () -> storage.accept(List.of(event))).getFirst();
    }

    private static <T> List<T> all(List<Callable<T>> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        }
    }

    private long count(TenantOrganization tenant, String what) {
        return tenant.call(() ->
                jdbc.sql("SELECT " + what + " FROM raw_event").query(Long.class).single());
    }
}
