package io.signalbox.controlplane.runs.web;

import io.signalbox.controlplane.platform.live.EventStream;
import io.signalbox.controlplane.platform.live.EventStreams;
import io.signalbox.controlplane.platform.live.LiveListener;
import io.signalbox.controlplane.platform.live.LiveSignal;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.runs.RunTransitions;
import io.signalbox.controlplane.runs.log.RunLog;
import io.signalbox.controlplane.runs.log.RunLogEntry;
import io.signalbox.controlplane.runs.watching.RunFollowers;
import io.signalbox.controlplane.runs.watching.WatchedRuns;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
class RunStreams implements LiveListener, RunFollowers {

    private static final Set<String> TOPICS = Set.of("runs", RunTransitions.PROGRESS_TOPIC);

    /** So long a follower waits to look when so many runs changed that they are not named. */
    private static final Duration UNNAMED = Duration.ofSeconds(1);

    private final Map<UUID, Set<Follower>> followers = new ConcurrentHashMap<>();
    private final EventStreams streams;
    private final RunLog log;
    private final WatchedRuns watched;

    RunStreams(EventStreams streams, RunLog log, WatchedRuns watched) {
        this.streams = streams;
        this.log = log;
        this.watched = watched;
    }

    SseEmitter open(Principal reader, UUID runId, @Nullable String lastEventId) {
        long seen = sequence(lastEventId);
        // Refuses runs of others before the stream is opened.
        boolean ended = log.after(runId, Long.MAX_VALUE).ended();
        var follower = new Follower(reader.organizationId(), runId, seen);
        add(follower);
        try {
            SseEmitter stream = streams.open(reader, follower, () -> remove(follower));
            if (!ended) {
                watched.watch(List.of(runId));
            }
            return stream;
        } catch (RuntimeException refused) {
            remove(follower);
            throw refused;
        }
    }

    @Override
    public void changed(LiveSignal signal) {
        if (!TOPICS.contains(signal.topic())) {
            return;
        }
        signal.ids().forEach(id -> followers.getOrDefault(id, Set.of()).forEach(Follower::wake));
        if (signal.ids().isEmpty()) {
            followers.values().forEach(all -> all.forEach(follower -> follower.mind(signal.organizationId())));
        }
    }

    @Override
    public Map<UUID, Set<UUID>> followed() {
        Map<UUID, Set<UUID>> runs = new HashMap<>();
        followers.values().stream().flatMap(Set::stream).forEach(follower -> runs.computeIfAbsent(
                        follower.organizationId, first -> new HashSet<>())
                .add(follower.runId));
        return runs;
    }

    private void add(Follower follower) {
        followers.compute(follower.runId, (id, open) -> {
            Set<Follower> all = open == null ? ConcurrentHashMap.newKeySet() : open;
            all.add(follower);
            return all;
        });
    }

    private void remove(Follower follower) {
        followers.computeIfPresent(follower.runId, (id, open) -> {
            open.remove(follower);
            return open.isEmpty() ? null : open;
        });
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

        private final UUID organizationId;
        private final UUID runId;
        private final Semaphore news = new Semaphore(1);
        private volatile boolean maybe;
        private long looked = System.nanoTime();
        private long seen;

        private Follower(UUID organizationId, UUID runId, long seen) {
            this.organizationId = organizationId;
            this.runId = runId;
            this.seen = seen;
        }

        /** However often: one look sees all. */
        private void wake() {
            news.drainPermits();
            news.release();
        }

        /** Its run may be among many that changed. */
        private void mind(UUID organization) {
            maybe |= organizationId.equals(organization);
        }

        @Override
        public boolean write(EventStream stream, Duration longest) throws IOException, InterruptedException {
            Duration wait = longest.compareTo(UNNAMED) < 0 ? longest : UNNAMED;
            boolean named = news.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
            // Looks also when nobody woke it: a signal may be lost with the broker.
            boolean silent = System.nanoTime() - looked >= longest.toNanos();
            return named || maybe || silent ? look(stream) : true;
        }

        private boolean look(EventStream stream) throws IOException {
            maybe = false;
            looked = System.nanoTime();
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
