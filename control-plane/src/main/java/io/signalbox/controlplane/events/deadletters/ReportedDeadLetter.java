package io.signalbox.controlplane.events.deadletters;

import io.signalbox.controlplane.events.AcceptedEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event that a service could not process.
 *
 * @param deadLetterId null when the delivery was known already and its run is no dead letter
 */
public record ReportedDeadLetter(
        AcceptedEvent event, @Nullable UUID deadLetterId) {}
