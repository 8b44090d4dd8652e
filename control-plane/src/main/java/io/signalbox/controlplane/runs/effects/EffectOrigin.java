package io.signalbox.controlplane.runs.effects;

import io.signalbox.controlplane.runs.capability.Capability;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The run an effect comes from.
 *
 * @param subjectId what the run is about, for example the event
 * @param sourceId what the subject came from, for example the integration; null when from nothing
 * @param position order in which runs were accepted
 * @param capability what the attempt may touch
 */
public record EffectOrigin(
        UUID runId, UUID subjectId, @Nullable UUID sourceId, long position, Capability capability) {}
