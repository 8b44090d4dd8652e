package io.signalbox.controlplane.runs.capability;

/**
 * What a capability may allow: the operations of the internal contract under their operation ids. Those of effects are also needed where the
 * effect comes with the end of the run.
 */
public enum Operation {
    FINISH_RUN("finishRuns"),
    ADVANCE_RUN("advanceRuns"),
    UPSERT_TICKET("upsertTicket"),
    MAP_IDENTITIES("mapIdentities"),
    INGEST_EVENT("ingestEvent"),
    REPORT_DEAD_LETTER("reportDeadLetter");

    private final String id;

    Operation(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
