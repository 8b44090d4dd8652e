package io.signalbox.controlplane.runs.effects;

import java.util.List;

/** Learns what became of subjects. Implemented by the module that owns them. */
public interface SubjectListener {

    /** Type of the subjects it learns of, for example {@code event}. */
    String subjectType();

    /** Runs of such subjects ended in the current tenant. Called inside the transaction that ends them, once for all of them. */
    void ended(List<EndedRun> runs);
}
