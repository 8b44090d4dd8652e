package io.signalbox.controlplane.events;

import io.signalbox.controlplane.integrations.IntegrationResumed;
import io.signalbox.controlplane.runs.Runs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the held events of an integration run when it is resumed, in the same transaction. */
@Component
class HeldEvents {

    private final Runs runs;

    HeldEvents(Runs runs) {
        this.runs = runs;
    }

    @EventListener
    void release(IntegrationResumed resumed) {
        runs.release(resumed.id());
    }
}
