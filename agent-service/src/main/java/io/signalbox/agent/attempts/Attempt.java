package io.signalbox.agent.attempts;

import io.signalbox.agent.attempts.Rooms.Place;
import io.signalbox.agent.controlplane.CallRefused;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.engine.calls.Failure.Cause;
import io.signalbox.agent.runs.AttemptChannel;
import io.signalbox.agent.runs.Stop;
import io.signalbox.contract.internalapi.model.AdvanceResult;
import io.signalbox.contract.internalapi.model.AdvanceResult.StatusEnum;
import io.signalbox.contract.internalapi.model.FinishResult;
import io.signalbox.contract.internalapi.model.FinishStatus;
import io.signalbox.contract.internalapi.model.RunAdvance;
import io.signalbox.contract.internalapi.model.RunAssignment;
import io.signalbox.contract.internalapi.model.RunFinish;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One attempt that is held here: its place, its token, and whether it may go on. */
final class Attempt implements AttemptChannel {

    /** What is worth nothing a moment later is not waited for. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(5);

    /** How long an attempt that was stopped may try to say so. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final RunAssignment run;
    private final Place place;
    private final Finisher finisher;
    private final Advancer advancer;
    private final Supplier<Backoff> pauses;
    private volatile Token token;
    private volatile boolean watched;
    private volatile Runnable whenWatched = () -> {};
    private @Nullable Thread thread;
    private @Nullable Stop stop;
    private boolean ending;
    private long subject;

    Attempt(
            RunAssignment run,
            Place place,
            Finisher finisher,
            Advancer advancer,
            Supplier<Backoff> pauses,
            Token token) {
        this.run = run;
        this.place = place;
        this.finisher = finisher;
        this.advancer = advancer;
        this.pauses = pauses;
        this.token = token;
    }

    RunAssignment run() {
        return run;
    }

    Place place() {
        return place;
    }

    Token token() {
        return token;
    }

    void renew(Token fresh) {
        token = fresh;
    }

    /** Whether somebody follows the run, as the control plane says. */
    void watch(boolean now) {
        boolean begins = now && !watched;
        watched = now;
        if (begins) {
            Thread.ofVirtual().name("watched-" + run.getRunId()).start(whenWatched);
        }
    }

    /** The calling thread works on it from now on, and can be interrupted. */
    synchronized void begin() {
        thread = Thread.currentThread();
    }

    /** Nobody interrupts the thread any more. */
    synchronized void done() {
        thread = null;
    }

    /** Lets it stop wherever it is; the first reason counts. One that waits for the answer to its end learns from that what became of it. */
    synchronized void stop(Stop why) {
        if (stop != null || why == Stop.OVER && ending) {
            return;
        }
        stop = why;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public synchronized @Nullable Stop stopped() {
        return stop;
    }

    @Override
    public void holds(long bytes) {
        subject += bytes;
        place.holds(bytes);
    }

    @Override
    public void beforeModelCall() {
        mustGoOn();
        if (run.getModelPaused() || !place.toModel()) {
            stop(Stop.NEEDS_MODEL);
            throw stopping();
        }
    }

    @Override
    public void advance(RunAdvance advance) {
        mustGoOn();
        AdvanceResult answer = answered(
                () -> advancer.advance(advance.capabilityToken(token.text())),
                result -> result.getStatus() == StatusEnum.UNAVAILABLE,
                null);
        if (answer.getStatus() == StatusEnum.STALE) {
            stop(Stop.OVER);
            throw stopping();
        }
    }

    @Override
    public boolean watched() {
        return watched;
    }

    @Override
    public void whenWatched(Runnable told) {
        whenWatched = told;
    }

    @Override
    public boolean tell(RunAdvance advance) {
        if (stopped() != null) {
            return false;
        }
        try {
            StatusEnum answer = advancer.advance(advance.capabilityToken(token.text()))
                    .get(TOLD_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .getStatus();
            if (answer == StatusEnum.STALE) {
                stop(Stop.OVER);
            }
            return answer == StatusEnum.STORED;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException unsaid) {
            return false;
        }
    }

    /** After a stop it may say so once more, within bounds. */
    @Override
    public FinishResult finish(RunFinish finish) {
        Duration limit = ending();
        try {
            FinishResult answer = answered(
                    () -> finisher.finish(finish.capabilityToken(token.text()), subject),
                    result -> result.getStatus() == FinishStatus.UNAVAILABLE,
                    limit);
            if (answer.getStatus() == FinishStatus.STALE) {
                ended();
                stop(Stop.OVER);
                throw stopping();
            }
            return answer;
        } finally {
            ended();
        }
    }

    private synchronized @Nullable Duration ending() {
        if (stop == Stop.OVER) {
            throw stopping();
        }
        ending = true;
        if (stop == null) {
            return null;
        }
        Thread.interrupted();
        return LAST_WORDS;
    }

    private synchronized void ended() {
        ending = false;
    }

    private void mustGoOn() {
        if (stopped() != null) {
            throw stopping();
        }
    }

    /** Sends until there is an answer; the control plane gives the first one again however often it is sent. */
    private <R> R answered(Supplier<CompletableFuture<R>> send, Predicate<R> unavailable, @Nullable Duration limit) {
        long until = limit == null ? Long.MAX_VALUE : System.nanoTime() + limit.toNanos();
        Backoff pause = pauses.get();
        try {
            while (true) {
                long left = limit == null ? Long.MAX_VALUE : until - System.nanoTime();
                R answer = send.get().get(left, TimeUnit.NANOSECONDS);
                if (!unavailable.test(answer)) {
                    return answer;
                }
                pause.sleep();
            }
        } catch (InterruptedException | TimeoutException given) {
            throw stopping();
        } catch (ExecutionException refused) {
            throw refusal(refused.getCause());
        }
    }

    private static AttemptFailed refusal(Throwable cause) {
        return cause instanceof CallRefused refused
                ? new AttemptFailed(
                        new Failure(Cause.CONTENT, refused.code(), "What the run did cannot be stored.", null), refused)
                : new AttemptFailed(
                        new Failure(Cause.CONTROL_PLANE, "control_plane_unavailable", "Nothing was stored.", null),
                        cause);
    }

    private static AttemptFailed stopping() {
        return new AttemptFailed(new Failure(Cause.CONTROL_PLANE, "attempt_stopped", "The attempt has to stop.", null));
    }
}
