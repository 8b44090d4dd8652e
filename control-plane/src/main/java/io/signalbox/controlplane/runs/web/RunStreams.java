package io.signalbox.controlplane.runs.web;

import io.signalbox.controlplane.platform.live.EventStream;
import io.signalbox.controlplane.platform.live.EventStreams;
import io.signalbox.controlplane.platform.live.LiveListener;
import io.signalbox.controlplane.platform.live.LiveSignal;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.runs.log.RunLog;
import io.signalbox.controlplane.runs.log.RunLogEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Streams of one run's event log: first what is stored after the last entry seen, then what is added, until the run has ended. */
@Component
class RunStreams implements LiveListener {

    private static final String TOPIC = "runs";

    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final EventStreams streams;
    private final RunLog log;

    RunStreams(EventStreams streams, RunLog log) {
        this.streams = streams;
        this.log = log;
    }

    SseEmitter open(Principal reader, UUID runId, @Nullable String lastEventId) {
        long seen = sequence(lastEventId);
        // Refuses runs of others before the stream is opened.
        log.after(runId, Long.MAX_VALUE);
        var follower = new Follower(runId, seen);
        followers.add(follower);
        try {
            return streams.open(reader, follower, () -> followers.remove(follower));
        } catch (RuntimeException refused) {
            followers.remove(follower);
            throw refused;
        }
    }

    @Override
    public void changed(LiveSignal signal) {
        if (!TOPIC.equals(signal.topic())) {
            return;
        }
        for (Follower follower : followers) {
            if (signal.concerns(follower.runId)) {
                follower.wake();
            }
        }
    }

    private static long sequence(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException notOurs) {
            throw new InvalidRequest(
                    "Send the id of the last event you have seen as Last-Event-ID, or leave it out.",
                    List.of(new FieldProblem("/Last-Event-ID", "is not the id of an event")));
        }
    }

    private final class Follower implements EventStream.Source {

        private final UUID runId;
        private final Semaphore news = new Semaphore(1);
        private long seen;

        private Follower(UUID runId, long seen) {
            this.runId = runId;
            this.seen = seen;
        }

        /** However often: one look sees all. */
        private void wake() {
            news.drainPermits();
            news.release();
        }

        @Override
        public boolean write(EventStream stream, Duration longest) throws IOException, InterruptedException {
            // Looks also when nobody woke it: a signal may be lost with the broker.
            news.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
            RunLog.Excerpt excerpt = log.after(runId, seen);
            while (true) {
                for (RunLogEntry entry : excerpt.entries()) {
                    stream.send(SseEmitter.event()
                            .id(Long.toString(entry.sequence()))
                            .name(entry.type().text())
                            .data(RunMapper.entry(entry)));
                    seen = entry.sequence();
                }
                if (!excerpt.isFull()) {
                    return !excerpt.ended();
                }
                excerpt = log.after(runId, seen);
            }
        }
    }
}
