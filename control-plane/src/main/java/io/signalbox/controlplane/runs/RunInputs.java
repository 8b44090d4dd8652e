package io.signalbox.controlplane.runs;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Where runs get their events from. Implemented by the module that keeps events, which runs may not know. */
public interface RunInputs {

    /** Type of the subjects it knows. */
    String subjectType();

    /**
     * The input of one run. Called inside a transaction of the run's tenant.
     *
     * @throws SubjectErased when its content was erased as personal data
     * @throws RunInputUnreadable when the event has no readable payload and nobody corrected it
     */
    RunInput load(UUID eventId);

    /** What the runs of these events are about, by event id; read at once for a whole page. Called inside a transaction. */
    Map<UUID, RunSubject> subjects(Collection<UUID> eventIds);
}
