package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.model.TakeRequest;
import io.signalbox.contract.internalapi.model.TakeResult;
import io.signalbox.controlplane.platform.problems.Overloaded;
import io.signalbox.controlplane.runs.agents.AgentInstances;
import io.signalbox.controlplane.runs.agents.AgentProcess;
import io.signalbox.controlplane.runs.assignments.Assignment;
import io.signalbox.controlplane.runs.assignments.Assignments;
import io.signalbox.controlplane.runs.queue.RunQueue;
import io.signalbox.controlplane.runs.queue.TakeDemand;
import io.signalbox.controlplane.runs.watching.WatchedRuns;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** Requests for runs. One that finds nothing waits, without a thread, for something to become due. */
@Component
class TakeRequests {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final AgentInstances agents;
    private final Assignments assignments;
    private final RunQueue queue;
    private final WatchedRuns watched;
    private final Semaphore places;

    TakeRequests(
            AgentInstances agents,
            Assignments assignments,
            RunQueue queue,
            WatchedRuns watched,
            InternalApiSettings settings) {
        this.agents = agents;
        this.assignments = assignments;
        this.queue = queue;
        this.watched = watched;
        this.places = new Semaphore(settings.maxWaiting());
    }

    /** Either an answer at once, or one that comes. */
    record Answer(@Nullable TakeResult now, @Nullable DeferredResult<ResponseEntity<TakeResult>> later) {}

    /** @throws Overloaded when too many requests wait */
    Answer take(TakeRequest request) {
        AgentProcess agent = AssignmentMapper.agent(request.getAgent());
        TakeDemand demand = AssignmentMapper.demand(agent, request.getRoom());
        agents.contact(agent);
        List<Assignment> due = assignments.take(agent, demand);
        if (!due.isEmpty() || request.getWaitMs() == 0) {
            return new Answer(result(due), null);
        }
        if (!places.tryAcquire()) {
            throw new Overloaded("Too many agents wait for runs; ask again.", RETRY_AFTER);
        }
        var waiting = new Waiting(agent, demand, request.getWaitMs());
        waiting.start();
        return new Answer(null, waiting.answer);
    }

    private TakeResult result(List<Assignment> due) {
        return AssignmentMapper.result(due, watched::isWatched);
    }

    /** One request that waits. */
    private final class Waiting {

        private final AgentProcess agent;
        private final TakeDemand demand;
        private final DeferredResult<ResponseEntity<TakeResult>> answer;
        private volatile @Nullable CompletableFuture<Void> signal;

        private Waiting(AgentProcess agent, TakeDemand demand, long waitMs) {
            this.agent = agent;
            this.demand = demand;
            this.answer = new DeferredResult<>(waitMs, () -> ResponseEntity.ok(result(List.of())));
        }

        private void start() {
            answer.onCompletion(this::stop);
            await();
        }

        private void stop() {
            places.release();
            CompletableFuture<Void> awaited = signal;
            if (awaited != null) {
                awaited.cancel(false);
            }
        }

        private void await() {
            CompletableFuture<Void> next = queue.await(demand);
            signal = next;
            if (answer.isSetOrExpired()) {
                next.cancel(false);
            }
            next.thenRun(this::look);
        }

        private void look() {
            if (answer.isSetOrExpired()) {
                return;
            }
            try {
                List<Assignment> due = assignments.take(agent, demand);
                if (due.isEmpty()) {
                    await();
                } else if (!answer.setResult(ResponseEntity.ok(result(due)))) {
                    assignments.giveBack(due);
                }
            } catch (RuntimeException failure) {
                answer.setErrorResult(failure);
            }
        }
    }
}
