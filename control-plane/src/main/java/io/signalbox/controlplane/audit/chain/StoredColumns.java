package io.signalbox.controlplane.audit.chain;

import java.time.Instant;
import java.util.UUID;

/** What lists are filtered by: repeated beside the text of an entry, which is the truth. */
record StoredColumns(
        long sequence,
        Instant at,
        String actorKind,
        UUID actorId,
        String action,
        String targetType,
        UUID targetId,
        String outcome) {

    /** What the columns beside this entry must be. */
    static StoredColumns of(EntryText entry) {
        return new StoredColumns(
                entry.sequence(),
                entry.at(),
                entry.actor().kind(),
                entry.actor().id(),
                entry.action(),
                entry.target().type(),
                entry.target().id(),
                entry.outcome());
    }
}
