package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.integrations.aliases.ExternalIds;
import io.signalbox.controlplane.runs.attempts.CurrentRun;
import io.signalbox.controlplane.runs.capability.Capability;

/** A call of the agent that passed the guard: what it may touch, and the run it works for. */
record AgentCall(Capability capability, CurrentRun run) {

    /**
     * The id under which the run's own ticket is stored, when this is one of its ids.
     *
     * @throws OutOfScope when it is an id of another ticket, or of none
     */
    String target(String externalId, ExternalIds ids) {
        String own = capability.externalId();
        if (!own.equals(externalId) && !own.equals(ids.canonical(capability.integrationId(), externalId))) {
            throw new OutOfScope("This run may write the ticket of its own event and no other.");
        }
        return own;
    }
}
