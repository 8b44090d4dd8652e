package io.signalbox.controlplane.runs.log;

import java.util.Arrays;

/** Kinds of entries in a run's event log, as in the contract. */
public enum RunEventType {
    QUEUED("run.queued"),
    HELD("run.held"),
    STARTED("run.started"),
    STEP("step"),
    STEP_STARTED("step.started"),
    MODEL_DELTA("model.delta"),
    RETRYING("run.retrying"),
    COMPLETED("run.completed"),
    DEAD_LETTERED("run.dead_lettered"),
    DISCARDED("run.discarded"),
    WAITING("run.waiting"),
    CANCELLED("run.cancelled");

    private final String text;

    RunEventType(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static RunEventType of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.text.equals(text))
                .findFirst()
                .orElseThrow();
    }
}
