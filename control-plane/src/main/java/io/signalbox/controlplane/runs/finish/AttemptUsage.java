package io.signalbox.controlplane.runs.finish;

/**
 * What was used since an attempt last told.
 *
 * @param rounds repetitions of the run's work so far, over all attempts; not a difference
 */
public record AttemptUsage(int rounds, int promptTokens, int completionTokens) {

    public static final AttemptUsage NONE = new AttemptUsage(0, 0, 0);

    boolean isNone() {
        return rounds <= 0 && !hasTokens();
    }

    boolean hasTokens() {
        return promptTokens > 0 || completionTokens > 0;
    }
}
