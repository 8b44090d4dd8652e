package io.signalbox.agent.attempts;

import io.signalbox.agent.runs.Stop;
import io.signalbox.contract.internalapi.model.RunAssignment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Every attempt that is held here, each on a virtual thread of its own and no longer than it may take. */
final class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Rooms rooms;
    private final Finisher finisher;
    private final Advancer advancer;
    private final Consumer<Attempt> work;
    private final Supplier<Backoff> pauses;
    private final ScheduledExecutorService deadlines;
    private final Clock clock;
    private final Map<Key, Attempt> held = new ConcurrentHashMap<>();

    /** @param work runs one attempt to its end and never throws */
    Attempts(
            Rooms rooms,
            Finisher finisher,
            Advancer advancer,
            Consumer<Attempt> work,
            Supplier<Backoff> pauses,
            ScheduledExecutorService deadlines,
            Clock clock) {
        this.rooms = rooms;
        this.finisher = finisher;
        this.advancer = advancer;
        this.work = work;
        this.pauses = pauses;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Begins with what was taken. What is held already is not begun again. */
    void start(RunAssignment run) {
        var place = rooms.enter(run.getNeedsModel(), run.getAlone());
        var token = new Token(run.getCapabilityToken(), clock.instant());
        var attempt = new Attempt(run, place, finisher, advancer, pauses, token);
        attempt.watch(Boolean.TRUE.equals(run.getWatched()));
        if (held.putIfAbsent(Key.of(run), attempt) != null) {
            place.leave();
            return;
        }
        Thread.ofVirtual().name("run-" + run.getRunId()).start(() -> run(attempt));
    }

    /** At this moment. */
    Collection<Attempt> held() {
        return List.copyOf(held.values());
    }

    /** Empty when it is not held any more. */
    Optional<Attempt> find(UUID runId, int attempt) {
        return Optional.ofNullable(held.get(new Key(runId, attempt)));
    }

    void stopAll(Stop why) {
        held.values().forEach(attempt -> attempt.stop(why));
    }

    /** Whether all have ended by then. */
    boolean awaitNone(Duration limit) throws InterruptedException {
        Instant until = clock.instant().plus(limit);
        synchronized (held) {
            while (!held.isEmpty()) {
                long left = Duration.between(clock.instant(), until).toMillis();
                if (left <= 0) {
                    return false;
                }
                held.wait(left);
            }
            return true;
        }
    }

    private void run(Attempt attempt) {
        attempt.begin();
        try {
            within(attempt);
        } catch (RuntimeException | Error unforeseen) {
            LOG.errorf("attempt_lost run_id=%s error=%s", attempt.run().getRunId(), unforeseen.getClass());
            throw unforeseen;
        } finally {
            attempt.done();
            attempt.place().leave();
            forget(attempt);
        }
    }

    private void within(Attempt attempt) {
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> attempt.stop(Stop.DEADLINE), attempt.run().getDeadlineMs(), TimeUnit.MILLISECONDS);
        try {
            work.accept(attempt);
        } finally {
            deadline.cancel(false);
        }
    }

    private void forget(Attempt attempt) {
        synchronized (held) {
            held.remove(Key.of(attempt.run()), attempt);
            held.notifyAll();
        }
    }

    private record Key(UUID runId, int attempt) {

        static Key of(RunAssignment run) {
            return new Key(run.getRunId(), run.getAttempt());
        }
    }
}
