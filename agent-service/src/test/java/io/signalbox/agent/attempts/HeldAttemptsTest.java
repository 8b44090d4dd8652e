package io.signalbox.agent.attempts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.controlplane.AttemptCalls;
import io.signalbox.agent.controlplane.ControlPlaneUnavailable;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.runs.Stop;
import io.signalbox.contract.internalapi.model.AdvanceResult;
import io.signalbox.contract.internalapi.model.AgentInstance;
import io.signalbox.contract.internalapi.model.AttemptOver;
import io.signalbox.contract.internalapi.model.FinishResult;
import io.signalbox.contract.internalapi.model.FinishStatus;
import io.signalbox.contract.internalapi.model.FreshToken;
import io.signalbox.contract.internalapi.model.HeartbeatRequest;
import io.signalbox.contract.internalapi.model.HeartbeatResult;
import io.signalbox.contract.internalapi.model.HeldAttempt;
import io.signalbox.contract.internalapi.model.RunAdvance;
import io.signalbox.contract.internalapi.model.RunAssignment;
import io.signalbox.contract.internalapi.model.RunFinish;
import io.signalbox.contract.internalapi.model.TakeRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is held here is named, renewed, stopped and bounded in time; with a control plane that is told what to answer. */
class HeldAttemptsTest {

    private final Told calls = new Told();
    private final Rooms rooms = new Rooms(4, 1, 1000);
    private final JsonSize size = new JsonSize(new ObjectMapper());
    private final Finisher finisher = new Finisher(calls, Batch.DEFAULT, size, rooms::inRules);
    private final Advancer advancer = new Advancer(calls, Batch.DEFAULT, size);
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final List<Stop> stops = new CopyOnWriteArrayList<>();
    private final CompletableFuture<FinishResult> last = new CompletableFuture<>();
    private final Attempts attempts = new Attempts(
            rooms, finisher, advancer, this::work, () -> new Backoff(new Random(1)), deadlines, Clock.systemUTC());

    @AfterEach
    void close() {
        deadlines.shutdownNow();
        finisher.close();
        advancer.close();
    }

    @Test
    void stopsWhatIsOver() {
        RunAssignment run = run(60_000);
        attempts.start(run);
        calls.answer = new HeartbeatResult()
                .over(List.of(
                        new AttemptOver().runId(run.getRunId()).attempt(1).reason(AttemptOver.ReasonEnum.CANCELLED)));

        heartbeat(Duration.ofHours(1)).beatOnce();

        Awaitility.await().until(() -> attempts.held().isEmpty());
        assertThat(stops).containsExactly(Stop.OVER);
        assertThat(calls.finished).isEmpty();
        assertThat(rooms.free().getRules()).isEqualTo(4);
    }

    @Test
    void namesWhatItHoldsAndShowsOnlyOldTokens() {
        RunAssignment run = run(60_000);
        attempts.start(run);
        calls.answer = new HeartbeatResult()
                .tokens(List.of(
                        new FreshToken().runId(run.getRunId()).attempt(1).capabilityToken("fresh")));

        heartbeat(Duration.ofHours(1)).beatOnce();
        heartbeat(Duration.ofMillis(-1)).beatOnce();

        assertThat(calls.named).extracting(HeldAttempt::getCapabilityToken).containsExactly(null, "fresh");
        attempts.stopAll(Stop.SHUTDOWN);
        Awaitility.await().until(() -> attempts.held().isEmpty());
        assertThat(calls.finished).extracting(RunFinish::getCapabilityToken).containsExactly("fresh");
    }

    @Test
    void goesOnWhenTheControlPlaneIsAway() {
        attempts.start(run(60_000));
        calls.away.set(1);

        heartbeat(Duration.ofHours(1)).beatOnce();
        heartbeat(Duration.ofHours(1)).beatOnce();

        assertThat(calls.named).hasSize(1);
        assertThat(stops).isEmpty();
    }

    @Test
    void endsAnAttemptAtItsDeadlineAndLetsItSaySo() {
        calls.away.set(1);
        attempts.start(run(50));

        Awaitility.await().until(() -> attempts.held().isEmpty());
        assertThat(stops).containsExactly(Stop.DEADLINE);
        assertThat(last).isCompletedWithValueMatching(answer -> answer.getStatus() == FinishStatus.APPLIED);
    }

    @Test
    void beginsNoAttemptTwice() {
        RunAssignment run = run(60_000);
        attempts.start(run);
        attempts.start(run);

        assertThat(attempts.held()).hasSize(1);
        assertThat(rooms.free().getRules()).isEqualTo(3);
        attempts.stopAll(Stop.OVER);
    }

    @Test
    void returnsAnAttemptThatFindsNoRoomForItsModelCall() {
        rooms.enter(true, false);
        var attempt = new Attempt(
                run(60_000),
                rooms.enter(false, false),
                finisher,
                advancer,
                () -> new Backoff(new Random(1)),
                new Token("t", Clock.systemUTC().instant()));

        assertThatThrownBy(attempt::beforeModelCall).isInstanceOf(AttemptFailed.class);
        assertThat(attempt.stopped()).isEqualTo(Stop.NEEDS_MODEL);
    }

    @Test
    void returnsAnAttemptThatWouldAskAModelThatIsLeftAlone() {
        var attempt = new Attempt(
                run(60_000).modelPaused(true),
                rooms.enter(false, false),
                finisher,
                advancer,
                () -> new Backoff(new Random(1)),
                new Token("t", Clock.systemUTC().instant()));

        assertThatThrownBy(attempt::beforeModelCall).isInstanceOf(AttemptFailed.class);
        assertThat(attempt.stopped()).isEqualTo(Stop.NEEDS_MODEL);
        assertThat(rooms.free().getModel()).isEqualTo(1);
    }

    private Heartbeat heartbeat(Duration tokenAge) {
        return new Heartbeat(
                calls, new AgentInstance().id("a"), attempts, Duration.ofSeconds(1), tokenAge, Clock.systemUTC());
    }

    /** Waits until it is stopped, and then says so where it may. */
    private void work(Attempt attempt) {
        try {
            waiting.await();
        } catch (InterruptedException interrupted) {
            stops.add(attempt.stopped());
            try {
                last.complete(attempt.finish(
                        new RunFinish().runId(attempt.run().getRunId()).attempt(1)));
            } catch (AttemptFailed nobodyWantsToHear) {
                last.completeExceptionally(nobodyWantsToHear);
            }
        }
    }

    private static RunAssignment run(long deadline) {
        return new RunAssignment()
                .runId(UUID.randomUUID())
                .attempt(1)
                .needsModel(false)
                .modelPaused(false)
                .alone(false)
                .deadlineMs(deadline)
                .capabilityToken("token");
    }

    /** Answers well; the next calls so many times not at all. */
    private static final class Told implements AttemptCalls {

        private final List<HeldAttempt> named = new CopyOnWriteArrayList<>();
        private final List<RunFinish> finished = new CopyOnWriteArrayList<>();
        private final AtomicInteger away = new AtomicInteger();
        private volatile HeartbeatResult answer = new HeartbeatResult();

        @Override
        public List<RunAssignment> take(TakeRequest request) {
            return List.of();
        }

        @Override
        public HeartbeatResult heartbeat(HeartbeatRequest request) {
            mustBeThere();
            named.addAll(request.getAttempts());
            return answer;
        }

        @Override
        public List<AdvanceResult> advance(List<RunAdvance> items) {
            throw new AssertionError("nothing to store");
        }

        @Override
        public List<FinishResult> finish(List<RunFinish> items) {
            mustBeThere();
            finished.addAll(items);
            return items.stream()
                    .map(item -> new FinishResult().status(FinishStatus.APPLIED))
                    .toList();
        }

        private void mustBeThere() {
            if (away.getAndDecrement() > 0) {
                throw new ControlPlaneUnavailable("It is away.");
            }
        }
    }
}
