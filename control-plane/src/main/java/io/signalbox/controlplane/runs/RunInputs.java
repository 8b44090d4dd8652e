package io.signalbox.controlplane.runs;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What runs are about, for showing them. Implemented by the module that keeps events, which runs may not know. */
public interface RunInputs {

    /** Type of the subjects it knows. */
    String subjectType();

    /** What the runs of these events are about, by event id; read at once for a whole page. Called inside a transaction. */
    Map<UUID, RunSubject> subjects(Collection<UUID> eventIds);
}
