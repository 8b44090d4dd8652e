package io.signalbox.controlplane.runs.attempts;

/** What one run attempt used up. */
public record Usage(int rounds, int promptTokens, int completionTokens) {

    public static final Usage NONE = new Usage(0, 0, 0);
}
