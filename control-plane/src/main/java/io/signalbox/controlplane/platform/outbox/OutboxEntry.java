package io.signalbox.controlplane.platform.outbox;

import java.util.UUID;

/**
 * An entry that is worked on.
 *
 * @param id the same in every attempt: what is sent outside carries it, so that a repetition is recognised
 * @param payload as it was stored
 */
public record OutboxEntry(UUID id, String payload) {

    /** The payload may hold secrets. */
    @Override
    public String toString() {
        return "OutboxEntry[" + id + "]";
    }
}
