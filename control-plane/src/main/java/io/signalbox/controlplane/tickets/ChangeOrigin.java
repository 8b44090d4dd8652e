package io.signalbox.controlplane.tickets;

import java.util.UUID;

/** Who writes: every value and activity remembers it. */
public sealed interface ChangeOrigin {

    /** A run of the agent, for an event. */
    record Run(UUID runId, UUID eventId) implements ChangeOrigin {}

    /**
     * A service of the company.
     *
     * @param name of its API key at this time
     */
    record Service(UUID apiKeyId, String name) implements ChangeOrigin {}
}
