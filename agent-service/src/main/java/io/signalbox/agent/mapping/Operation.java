package io.signalbox.agent.mapping;

/** What a proposal does to its ticket. A deleted ticket stays as a tombstone. */
public enum Operation {
    UPSERT,
    DELETE
}
