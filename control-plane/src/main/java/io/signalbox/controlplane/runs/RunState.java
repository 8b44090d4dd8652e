package io.signalbox.controlplane.runs;

import java.util.Locale;

/** Where a run stands. {@code waiting} waits for a person; {@code queued} waits for a worker or for its next try. */
public enum RunState {
    HELD,
    QUEUED,
    RUNNING,
    WAITING,
    COMPLETED,
    DEAD_LETTERED,
    DISCARDED,
    CANCELLED;

    /** As stored and as in the contract. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Nothing happens to the run any more unless a person asks for it. */
    public boolean isTerminal() {
        return switch (this) {
            case COMPLETED, DEAD_LETTERED, DISCARDED, CANCELLED -> true;
            case HELD, QUEUED, RUNNING, WAITING -> false;
        };
    }
}
