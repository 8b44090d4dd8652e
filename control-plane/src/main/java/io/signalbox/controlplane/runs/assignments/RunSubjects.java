package io.signalbox.controlplane.runs.assignments;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where runs get their subjects from. Implemented by the modules that keep them, which runs may not know. */
public interface RunSubjects {

    /** Type of the subjects it knows, for example {@code event}. */
    String subjectType();

    /** The subjects with these ids, in a few statements for any number; called inside a transaction of their tenant. Each id has an answer. */
    Map<UUID, LoadedSubject> load(Collection<UUID> ids);

    /**
     * The subject as an earlier attempt had it, as far as that is kept with it; called inside a transaction of its tenant.
     *
     * @param correctedBy the correction that the attempt had, as {@link EventInput} names it
     */
    LoadedSubject reload(UUID id, @Nullable UUID correctedBy);
}
