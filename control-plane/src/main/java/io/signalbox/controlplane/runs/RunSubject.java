package io.signalbox.controlplane.runs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run is about, for showing it in a list.
 *
 * @param sourceName what people call the source
 * @param provider contract name of the source system
 * @param kind what sort of subject it is, in the words of the source
 * @param reference what it concerns, as the source calls it
 * @param label what people call that; null where the subject does not say
 */
public record RunSubject(
        UUID sourceId,
        String sourceName,
        String provider,
        String kind,
        String reference,
        @Nullable String label) {}
