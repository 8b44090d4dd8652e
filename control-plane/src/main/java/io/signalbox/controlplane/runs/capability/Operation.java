package io.signalbox.controlplane.runs.capability;

/** The operations of the internal contract, under their operation ids. */
public enum Operation {
    UPSERT_TICKET("upsertTicket"),
    MAP_IDENTITIES("mapIdentities"),
    INGEST_EVENT("ingestEvent"),
    REPORT_DEAD_LETTER("reportDeadLetter"),
    APPEND_STEPS("appendSteps"),
    SAVE_CHECKPOINT("saveCheckpoint"),
    LIST_CHECKPOINTS("listCheckpoints");

    private final String id;

    Operation(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
