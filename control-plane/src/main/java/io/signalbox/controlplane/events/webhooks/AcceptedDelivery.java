package io.signalbox.controlplane.events.webhooks;

import io.signalbox.controlplane.events.AcceptedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery that was let in.
 *
 * @param challenge set when it only asked whether we are there; then nothing was stored
 * @param events in the order of the delivery
 */
public record AcceptedDelivery(String provider, @Nullable String challenge, List<AcceptedEvent> events) {

    /** True when every event was seen before. */
    public boolean isDuplicate() {
        return events.stream().allMatch(AcceptedEvent::duplicate);
    }
}
