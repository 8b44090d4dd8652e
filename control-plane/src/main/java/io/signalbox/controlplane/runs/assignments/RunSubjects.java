package io.signalbox.controlplane.runs.assignments;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Where runs get their subjects from. Implemented by the modules that keep them, which runs may not know. */
public interface RunSubjects {

    /** Type of the subjects it knows, for example {@code event}. */
    String subjectType();

    /** The subjects with these ids, in a few statements for any number; called inside a transaction of their tenant. Each id has an answer. */
    Map<UUID, LoadedSubject> load(Collection<UUID> ids);
}
