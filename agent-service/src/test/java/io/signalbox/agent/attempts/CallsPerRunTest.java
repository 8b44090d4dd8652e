package io.signalbox.agent.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.controlplane.AttemptCalls;
import io.signalbox.contract.internalapi.model.AdvanceResult;
import io.signalbox.contract.internalapi.model.AgentInstance;
import io.signalbox.contract.internalapi.model.FinishResult;
import io.signalbox.contract.internalapi.model.FinishStatus;
import io.signalbox.contract.internalapi.model.HeartbeatRequest;
import io.signalbox.contract.internalapi.model.HeartbeatResult;
import io.signalbox.contract.internalapi.model.RunAdvance;
import io.signalbox.contract.internalapi.model.RunAssignment;
import io.signalbox.contract.internalapi.model.RunFinish;
import io.signalbox.contract.internalapi.model.TakeRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many calls the control plane gets for each run while more become due: few, because the agent collects. */
class CallsPerRunTest {

    private static final int RUNS = 1600;
    private static final int DUE_AT_FIRST = 16;

    private final Growing calls = new Growing();
    private final Rooms rooms = new Rooms(256, 1, 1_000_000);
    private final JsonSize size = new JsonSize(new ObjectMapper().findAndRegisterModules());
    private final Finisher finisher = new Finisher(calls, Batch.DEFAULT, size, rooms::inRules);
    private final Advancer advancer = new Advancer(calls, Batch.DEFAULT, size);
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
    private final Attempts attempts = new Attempts(
            rooms, finisher, advancer, CallsPerRunTest::end, CallsPerRunTest::pauses, deadlines, Clock.systemUTC());
    private final Taker taker =
            new Taker(calls, new AgentInstance(), rooms, attempts, finisher, pauses(), Duration.ofMillis(200));

    @Test
    void collectsWhatComesWhileOthersEnd() throws InterruptedException {
        taker.start();
        try {
            assertThat(calls.allEnded.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            taker.stop();
            finisher.close();
            advancer.close();
            deadlines.shutdownNow();
        }
        assertThat((double) calls.made / RUNS).isLessThanOrEqualTo(0.25);
    }

    private static void end(Attempt attempt) {
        attempt.finish(
                new RunFinish().runId(attempt.run().getRunId()).attempt(1).journal(List.of()));
    }

    private static Backoff pauses() {
        return new Backoff(new Random(1));
    }

    /** Whenever runs end, as many others have become due meanwhile. */
    private static final class Growing implements AttemptCalls {

        private final CountDownLatch allEnded = new CountDownLatch(RUNS);
        private int due = DUE_AT_FIRST;
        private int left = RUNS - DUE_AT_FIRST;
        private int made;

        @Override
        public synchronized List<RunAssignment> take(TakeRequest request) {
            while (due == 0) {
                try {
                    wait();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return List.of();
                }
            }
            made++;
            int given = Math.min(64, due);
            due -= given;
            return Stream.generate(Growing::run).limit(given).toList();
        }

        private static RunAssignment run() {
            return new RunAssignment()
                    .runId(UUID.randomUUID())
                    .attempt(1)
                    .needsModel(false)
                    .alone(false)
                    .deadlineMs(60_000L)
                    .capabilityToken("token");
        }

        @Override
        public synchronized List<FinishResult> finish(List<RunFinish> items) {
            made++;
            int more = Math.min(left, items.size());
            left -= more;
            due += more;
            notifyAll();
            items.forEach(item -> allEnded.countDown());
            return items.stream()
                    .map(item ->
                            new FinishResult().runId(item.getRunId()).attempt(1).status(FinishStatus.APPLIED))
                    .toList();
        }

        @Override
        public HeartbeatResult heartbeat(HeartbeatRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<AdvanceResult> advance(List<RunAdvance> items) {
            throw new UnsupportedOperationException();
        }
    }
}
