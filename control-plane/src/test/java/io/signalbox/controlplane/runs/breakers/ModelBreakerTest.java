package io.signalbox.controlplane.runs.breakers;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalbox.controlplane.runs.breakers.ModelAdmission.Grant;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.ManualClock;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Two replicas over one row. */
@ControlPlaneTest
class ModelBreakerTest {

    private static final UUID RUN = new UUID(3, 1);

    @Autowired
    private BreakerRepository repository;

    @Autowired
    private TransactionTemplate transactions;

    private final ManualClock clock = new ManualClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Object> told = new ArrayList<>();
    private ModelBreaker here;
    private ModelBreaker there;

    @BeforeEach
    void start() {
        close();
        here = replica(told::add);
        there = replica(event -> {});
    }

    @AfterEach
    void close() {
        transactions.executeWithoutResult(status -> repository.save(BreakerState.Closed.AT_FIRST));
    }

    @Test
    void opensForAllReplicas() {
        assertThat(ask(here)).isEqualTo(Grant.ALL);

        fail(there, "model_unauthorized");
        here.refresh();

        assertThat(ask(here)).isEqualTo(Grant.NONE);
        assertThat(here.view().state()).isEqualTo(ModelBreakerView.State.OPEN);
        assertThat(here.view().reason()).isEqualTo("It failed.");
        assertThat(here.view().openedAt()).isEqualTo(clock.instant());
        assertThat(told).containsExactly(new ModelBreakerChanged(false));
    }

    @Test
    void givesOneProbeToOneReplicaAtATime() {
        fail(here, "model_unauthorized");
        there.refresh();
        clock.advance(Duration.ofMinutes(1));

        transactions.executeWithoutResult(status -> {
            assertThat(here.ask()).isEqualTo(Grant.ONE_PROBE);
            assertThat(elsewhere(() -> ask(there))).isEqualTo(Grant.NONE);
            here.probing(RUN, 1);
        });

        assertThat(ask(there)).isEqualTo(Grant.NONE);
        assertThat(here.view().probeRunId()).isEqualTo(RUN);
        assertThat(meters.counter("signalbox.model.breaker.probes").count()).isEqualTo(1);
    }

    @Test
    void leavesTheProbeToOthersWhenNoRunWasThereForIt() {
        fail(here, "model_unauthorized");
        there.refresh();
        clock.advance(Duration.ofMinutes(1));

        assertThat(ask(here)).isEqualTo(Grant.ONE_PROBE);
        transactions.executeWithoutResult(status -> {
            here.ask();
            here.probing(RUN, 1);
            status.setRollbackOnly();
        });

        assertThat(ask(there)).isEqualTo(Grant.ONE_PROBE);
    }

    @Test
    void closesForAllWhenTheProbeIsAnsweredWhereverItEnds() {
        fail(here, "model_unauthorized");
        clock.advance(Duration.ofMinutes(1));
        var call = new ModelCall(RUN, 1, clock.instant());
        transactions.executeWithoutResult(status -> {
            here.ask();
            here.probing(RUN, 1);
        });
        clock.advance(Duration.ofSeconds(1));
        there.refresh();

        there.ended(List.of(new ModelOutcome.Answered(call)));
        here.refresh();

        assertThat(ask(here)).isEqualTo(Grant.ALL);
        assertThat(ask(there)).isEqualTo(Grant.ALL);
        assertThat(told).containsExactly(new ModelBreakerChanged(false), new ModelBreakerChanged(true));
    }

    @Test
    void countsFailuresInARowAcrossReplicas() {
        fail(here, "model_timeout");
        fail(there, "model_timeout");
        assertThat(ask(there)).isEqualTo(Grant.ALL);

        fail(here, "model_timeout");

        assertThat(ask(here)).isEqualTo(Grant.NONE);
        assertThat(meters.counter("signalbox.model.breaker.openings", "code", "model_timeout", "first", "true")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void probesAtOnceAfterARestart() {
        fail(here, "model_unauthorized");

        there.tryAgain();

        assertThat(ask(there)).isEqualTo(Grant.ONE_PROBE);
    }

    /** The agent died, or nobody told how it ended: others probe without waiting for the timeout of probes. */
    @Test
    void givesUpAProbeWhoseAttemptIsOver() {
        fail(here, "model_unauthorized");
        clock.advance(Duration.ofMinutes(1));
        transactions.executeWithoutResult(status -> {
            here.ask();
            here.probing(RUN, 1);
        });

        here.refresh();
        assertThat(here.view().state()).isEqualTo(ModelBreakerView.State.HALF_OPEN);
        here.refresh();

        assertThat(here.view().state()).isEqualTo(ModelBreakerView.State.OPEN);
        clock.advance(Duration.ofSeconds(3));
        assertThat(ask(here)).isEqualTo(Grant.ONE_PROBE);
    }

    /** A rule-only installation, and one whose model answers, pay nothing for the breaker. */
    @Test
    void asksTheDatabaseNothingWhileTheModelAnswers() {
        var withoutDatabase = new ModelBreaker(
                new BreakerRepository(JdbcClient.create(new AbstractDataSource() {
                    @Override
                    public Connection getConnection() {
                        throw new AssertionError("The database was asked");
                    }

                    @Override
                    public Connection getConnection(String user, String password) {
                        return getConnection();
                    }
                })),
                BreakerScene.SETTINGS,
                new BreakerMetrics(meters),
                TransactionOperations.withoutTransaction(),
                event -> {},
                clock,
                new Random(1));
        var call = new ModelCall(RUN, 1, clock.instant());

        withoutDatabase.ended(List.of(new ModelOutcome.Answered(call), new ModelOutcome.Unknown(call)));

        assertThat(withoutDatabase.ask()).isEqualTo(Grant.ALL);
    }

    private ModelBreaker replica(ApplicationEventPublisher events) {
        return new ModelBreaker(
                repository,
                BreakerScene.SETTINGS,
                new BreakerMetrics(meters),
                transactions,
                events,
                clock,
                new Random(1));
    }

    private void fail(ModelBreaker replica, String code) {
        replica.ended(List.of(BreakerScene.failed(new ModelCall(RUN, 1, clock.instant()), code, null)));
    }

    private @Nullable Grant ask(ModelBreaker replica) {
        return transactions.execute(status -> replica.ask());
    }

    private static <T> T elsewhere(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question).join();
    }
}
