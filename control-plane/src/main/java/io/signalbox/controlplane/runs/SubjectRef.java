package io.signalbox.controlplane.runs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run is about.
 *
 * @param type {@code event}, for example; says which module knows the id
 * @param sourceId what it came from; of an event its integration
 */
public record SubjectRef(String type, UUID id, @Nullable UUID sourceId) {}
