package io.signalbox.controlplane.runs.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.counters.RunCounters.Activity;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows are moved by plain SQL: whoever changes them, counters follow. */
@ControlPlaneTest
class CountersTest {

    private static final int WRITERS = 4;
    private static final int ROUNDS = 25;
    private static final Duration IN_MINUTES = Duration.ofHours(2);
    private static final Duration IN_SPANS = IN_MINUTES.plusSeconds(RunCounters.SPAN_SECONDS);
    private static final InitialRunState[] ADMISSIONS = {new InitialRunState.Queued(), new InitialRunState.Held()};

    @Autowired
    private RunCounters counters;

    @Autowired
    private CounterFolding folding;

    @Autowired
    private Runs runs;

    @Autowired
    private RunFixture fixture;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private JdbcClient jdbc;

    @Value("${signalbox.database.url}")
    private String administrator;

    private TenantOrganization tenant;
    private UUID integration;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        integration = tenant.integration("generic");
    }

    @Test
    void isExactAtEveryInstantWhileRunsMoveAndDeltasAreFolded() throws Exception {
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(seed -> threads.submit(() -> move(new Random(seed))))
                    .toList();
            Future<?> folder = threads.submit(() -> {
                while (!done.get()) {
                    folding.fold();
                }
            });
            while (!writers.stream().allMatch(Future::isDone)) {
                SubjectCounts counts = counts();
                assertThat(counts.runs().total()).as(counts::toString).isEqualTo(counts.accepted());
            }
            done.set(true);
            folder.get();
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(counts().accepted())
                .isEqualTo(tenant.call(() -> count("raw_event")))
                .isPositive();
        assertThat(counts().runs().completed()).isEqualTo(tenant.call(() -> count("run WHERE state = 'completed'")));
        assertThat(counts().runs().held()).isEqualTo(tenant.call(() -> count("run_queue WHERE state = 'held'")));
    }

    @Test
    void countsNothingOfWhatIsRolledBack() {
        fixture.queued(tenant, integration, "T-1");

        assertThatThrownBy(() -> tenant.call(() -> {
                    enqueue(new Random(1), 3);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(counts().accepted()).isEqualTo(1);
        assertThat(counts().runs().queued()).isEqualTo(1);
    }

    @Test
    void tellsTheSameBeforeAndAfterFolding() {
        fixture.queued(tenant, integration, "T-1");
        complete();
        SubjectCounts before = counts();

        while (folding.fold() > 0) {}

        assertThat(counts()).isEqualTo(before);
        assertThat(tenant.call(() -> count("counter_delta"))).isZero();
        assertThat(before.runs().asIgnored()).isEqualTo(1);
    }

    @Test
    void countsOnWhereTransactionsAreNumberedAnew() throws SQLException {
        fixture.queued(tenant, integration, "T-1");
        asAdministrator("UPDATE signalbox.counter_fold SET folded_before = '9000000000000000000', noted_by = 1");
        fixture.queued(tenant, integration, "T-2");

        assertThat(counts().runs().queued()).isEqualTo(2);
        while (folding.fold() > 0) {}
        fixture.queued(tenant, integration, "T-3");
        assertThat(counts().runs().queued()).isEqualTo(3);
    }

    @Test
    void remembersWhenThingsHappened() {
        Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS);
        fixture.queued(tenant, integration, "T-1");
        fixture.queued(tenant, integration, "T-2");
        complete();
        List<Activity> unfolded = activities(from, IN_SPANS);
        assertThat(activities(from, IN_MINUTES)).isEqualTo(unfolded);
        while (folding.fold() > 0) {}

        assertThat(unfolded).containsExactly(new Activity(2, 2, 0));
        assertThat(activities(from, IN_SPANS)).isEqualTo(unfolded);
        assertThat(activities(from, IN_MINUTES)).isEqualTo(unfolded);
    }

    @Test
    void showsAnOrganizationItsOwnAndLetsItWriteNothing() {
        fixture.queued(tenant, integration, "T-1");
        TenantOrganization stranger = tenants.tenant();

        SubjectCounts foreign = stranger.call(() -> counters.of("event"));

        assertThat(foreign.accepted() + foreign.runs().total()).isZero();
        assertThatThrownBy(
                        () -> tenant.call(() -> jdbc.sql("""
                        INSERT INTO counter_delta (organization_id, subject_type, measure, number) VALUES (?, 'event', 'accepted', 1)""").param(tenant.id()).update()))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> tenant.call(
                        () -> jdbc.sql("UPDATE counter SET number = 0").update()))
                .hasStackTraceContaining("permission denied");
    }

    private void move(Random random) {
        for (int round = 0; round < ROUNDS; round++) {
            try {
                tenant.call(() -> step(random));
            } catch (IllegalStateException rolledBack) {
                assertThat(rolledBack).hasMessage("killed");
            }
        }
    }

    private boolean step(Random random) {
        enqueue(random, 1 + random.nextInt(5));
        jdbc.sql("""
                        UPDATE run_queue SET state = 'queued' WHERE run_id IN (
                            SELECT run_id FROM run_queue WHERE state = 'held' LIMIT 2 FOR UPDATE SKIP LOCKED)""").update();
        end("IN (SELECT run_id FROM run_queue ORDER BY run_id LIMIT 3 FOR UPDATE SKIP LOCKED)");
        if (random.nextInt(5) == 0) {
            throw new IllegalStateException("killed");
        }
        return true;
    }

    private void enqueue(Random random, int number) {
        List<NewRun> given = new ArrayList<>();
        for (int index = 0; index < number; index++) {
            given.add(fixture.stored(
                    tenant, integration, UUID.randomUUID().toString(), ADMISSIONS[random.nextInt(ADMISSIONS.length)]));
        }
        runs.enqueue(given);
    }

    private void complete() {
        tenant.call(() -> end("IN (SELECT run_id FROM run_queue)"));
    }

    private int end(String which) {
        return jdbc.sql("""
                        WITH ended AS (DELETE FROM run_queue WHERE run_id %s RETURNING run_id)
                        UPDATE run SET state = 'completed', outcome = 'ignored', finished_at = now() FROM ended WHERE id = run_id
                        """.formatted(which)).update();
    }

    private SubjectCounts counts() {
        return tenant.call(() -> counters.of("event"));
    }

    private List<Activity> activities(Instant from, Duration width) {
        return tenant.call(
                () -> List.copyOf(counters.since(from, width, "event").values()));
    }

    private long count(String rows) {
        return jdbc.sql("SELECT count(*) FROM " + rows).query(Long.class).single();
    }

    private void asAdministrator(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(administrator);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
