package io.signalbox.local.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What the senders of one load saw. Each delivery has a place of its own, so that they share nothing while they send. */
final class LoadResult {

    private final long[] nanoseconds;
    private final AtomicLong refused = new AtomicLong();
    private double seconds;

    LoadResult(int count) {
        this.nanoseconds = new long[count];
    }

    void took(int index, long nanos) {
        nanoseconds[index] = nanos;
    }

    /** Counts an answer of 429 or 503; the delivery is sent again. */
    void refusedForLoad() {
        refused.incrementAndGet();
    }

    LoadResult finished(long nanos) {
        seconds = nanos / 1e9;
        Arrays.sort(nanoseconds);
        return this;
    }

    double perSecond() {
        return nanoseconds.length / seconds;
    }

    String latencies() {
        return percentiles() + "; refused for load and sent again: " + refused.get();
    }

    String percentiles() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.0f ms",
                percentileMs(50),
                percentileMs(95),
                percentileMs(99),
                percentileMs(100));
    }

    private double percentileMs(int percent) {
        return nanoseconds[Math.min(nanoseconds.length - 1, (int) ((long) nanoseconds.length * percent / 100))] / 1e6;
    }
}
