package io.signalbox.controlplane.runs.counters;

import java.util.Map;

/** Counts the stored rows of one type of subject themselves: what its counters are proved against. */
public interface SubjectRecount {

    String subjectType();

    /** Counts of the current organization by measure. Slow; joins the caller's transaction, and so its snapshot. */
    Map<String, Long> count();
}
