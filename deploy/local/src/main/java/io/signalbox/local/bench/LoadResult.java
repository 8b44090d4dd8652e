package io.signalbox.local.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the sender of a load saw. */
final class LoadResult {

    private final long[] nanoseconds;
    private long refused;
    private double seconds;

    LoadResult(int count) {
        this.nanoseconds = new long[count];
    }

    /** Several loads as one. */
    static LoadResult of(List<LoadResult> loads) {
        LoadResult all = new LoadResult(
                loads.stream().mapToInt(load -> load.nanoseconds.length).sum());
        int from = 0;
        for (LoadResult load : loads) {
            System.arraycopy(load.nanoseconds, 0, all.nanoseconds, from, load.nanoseconds.length);
            from += load.nanoseconds.length;
            all.refused += load.refused;
            all.seconds += load.seconds;
        }
        Arrays.sort(all.nanoseconds);
        return all;
    }

    void took(int index, long nanos) {
        nanoseconds[index] = nanos;
    }

    /** Counts an answer of 429 or 503; the delivery is sent again. */
    void refusedForLoad() {
        refused++;
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
        return percentiles() + "; refused for load and sent again: " + refused;
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
