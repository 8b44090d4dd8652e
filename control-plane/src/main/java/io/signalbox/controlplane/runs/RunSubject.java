package io.signalbox.controlplane.runs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run is about, for showing it in a list.
 *
 * @param ticketKey what people call the ticket; null where the event's payload does not say
 */
public record RunSubject(
        UUID integrationId,
        String integrationName,
        String provider,
        String eventType,
        @Nullable String ticketKey) {}
