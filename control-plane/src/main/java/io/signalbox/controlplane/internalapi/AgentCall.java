package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.runs.CurrentRun;
import io.signalbox.controlplane.runs.capability.Capability;

/** A call of the agent that passed the guard: what it may touch, and the run it works for. */
record AgentCall(Capability capability, CurrentRun run) {

    /** @throws OutOfScope when this is not the ticket the run attempt was let in for */
    void requireTarget(String externalId) {
        if (!capability.externalId().equals(externalId)) {
            throw new OutOfScope("This run may write the ticket of its own event and no other.");
        }
    }
}
