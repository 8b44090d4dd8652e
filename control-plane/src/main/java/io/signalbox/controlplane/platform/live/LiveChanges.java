package io.signalbox.controlplane.platform.live;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says that something changed; whoever looks at it learns of it within a quarter of a second, on any replica. */
@Component
public class LiveChanges {

    /**
     * Told when the current transaction has committed, or at once outside of one. Cheap, and never fails.
     *
     * @param topic one of the contract's live topics
     */
    public void changed(String topic, UUID id) {}
}
