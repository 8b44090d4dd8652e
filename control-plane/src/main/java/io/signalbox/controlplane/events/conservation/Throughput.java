package io.signalbox.controlplane.events.conservation;

import io.signalbox.controlplane.events.EventSubjects;
import io.signalbox.controlplane.runs.counters.RunCounters;
import io.signalbox.controlplane.runs.counters.RunCounters.Activity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.springframework.stereotype.Service;

/** How much comes in and gets done over time. */
@Service
public class Throughput {

    /** One span of time. */
    public record Bucket(Instant startsAt, long accepted, long completed, long deadLettered) {}

    /** About sixty buckets draw a readable line. */
    private static final int BUCKETS = 60;

    private final RunCounters counters;
    private final Clock clock;

    Throughput(RunCounters counters, Clock clock) {
        this.counters = counters;
        this.clock = clock;
    }

    /** From five minutes on whole minutes, which are read faster. */
    public static Duration width(int minutes) {
        int seconds = minutes * 60 / BUCKETS;
        int unit = seconds < 5 * RunCounters.MINUTE_SECONDS ? RunCounters.SPAN_SECONDS : RunCounters.MINUTE_SECONDS;
        return Duration.ofSeconds((long) Math.ceilDiv(seconds, unit) * unit);
    }

    /** Oldest first, empty ones included; the last one is not over yet. */
    public List<Bucket> last(int minutes) {
        long width = width(minutes).toSeconds();
        long current = clock.instant().getEpochSecond() / width * width;
        long first = current - (minutes * 60L / width - 1) * width;
        Map<Instant, Activity> activities =
                counters.since(Instant.ofEpochSecond(first), Duration.ofSeconds(width), EventSubjects.TYPE);
        return LongStream.iterate(first, start -> start <= current, start -> start + width)
                .mapToObj(Instant::ofEpochSecond)
                .map(start -> bucket(start, activities.getOrDefault(start, Activity.NONE)))
                .toList();
    }

    private static Bucket bucket(Instant startsAt, Activity activity) {
        return new Bucket(startsAt, activity.accepted(), activity.completed(), activity.deadLettered());
    }
}
