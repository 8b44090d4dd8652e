package io.signalbox.controlplane.runs.ready;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * Lets requests wait for work without a thread. As many are woken as have something to take; each looks for itself, and waits again when
 * others were faster.
 */
@Component
public class WorkSignal {

    /** As many runs as one request takes at most. */
    private static final int RUNS_FOR_ONE = 64;

    private final ReadyRuns ready;
    private final int maxWaiting;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Waiter> waiters = new LinkedHashSet<>();

    WorkSignal(ReadyRuns ready, ReadySettings settings) {
        this.ready = ready;
        this.maxWaiting = settings.maxWaiting();
    }

    /** One that waits; compared by identity. */
    private static final class Waiter {

        private final WorkDemand demand;
        private final CompletableFuture<Void> woken = new CompletableFuture<>();

        private Waiter(WorkDemand demand) {
            this.demand = demand;
        }
    }

    /**
     * Completed, on a thread of its own, when there may be something to take; at once when there is. Cancel it to wait no longer. A demand that
     * wants nothing waits for the next round of {@link #round}. When too many wait already, this one is not woken at all.
     */
    public CompletableFuture<Void> await(WorkDemand demand) {
        var waiter = new Waiter(demand);
        synchronized (waiters) {
            if (waiters.size() >= maxWaiting) {
                return waiter.woken;
            }
            waiters.add(waiter);
        }
        waiter.woken.whenComplete((done, failure) -> {
            synchronized (waiters) {
                waiters.remove(waiter);
            }
        });
        // What was told between the look and the wait. Runs that need a model may be there and yet not be given out:
        // they wake when told again.
        if (ready.hasAny(demand.withoutModel())) {
            waiter.woken.complete(null);
        }
        return waiter.woken;
    }

    /** There are new runs of these lanes, one mention for each run. */
    void raise(Collection<ReadyLane> lanes) {
        Map<ReadyLane, Integer> runs = new HashMap<>();
        lanes.forEach(lane -> runs.merge(lane, 1, Integer::sum));
        runs.forEach((lane, count) -> wake(lane, (count + RUNS_FOR_ONE - 1) / RUNS_FOR_ONE));
    }

    /** Wakes those who wait for the next round. */
    void round() {
        synchronized (waiters) {
            waiters.stream()
                    .filter(waiter -> !waiter.demand.rules() && !waiter.demand.model())
                    .toList()
                    .forEach(this::wake);
        }
    }

    int waiting() {
        synchronized (waiters) {
            return waiters.size();
        }
    }

    private void wake(ReadyLane lane, int most) {
        synchronized (waiters) {
            int left = most;
            for (Iterator<Waiter> all = waiters.iterator(); all.hasNext() && left > 0; ) {
                Waiter waiter = all.next();
                if (waiter.demand.wants(lane)) {
                    all.remove();
                    wake(waiter);
                    left--;
                }
            }
        }
    }

    private void wake(Waiter waiter) {
        waiter.woken.completeAsync(() -> null, threads);
    }
}
