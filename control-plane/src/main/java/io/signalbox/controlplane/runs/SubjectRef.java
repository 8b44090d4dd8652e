package io.signalbox.controlplane.runs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run is about.
 *
 * @param type {@code event}, for example; says which module knows the id
 * @param sourceId what it came from; of an event its integration
 */
public record SubjectRef(String type, UUID id, @Nullable UUID sourceId) {

    /**
     * Type of a fork's subject, whatever the run was about that it came from: what counts or follows subjects of that type must not take a
     * fork for a run of theirs.
     */
    public static final String FORK = "fork";

    public boolean isFork() {
        return type.equals(FORK);
    }
}
