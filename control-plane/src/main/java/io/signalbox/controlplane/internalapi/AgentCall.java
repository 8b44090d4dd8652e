package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.integrations.aliases.ExternalIds;
import io.signalbox.controlplane.runs.attempts.CurrentRun;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.OutOfScope;
import java.util.UUID;

/** A call of the agent that passed the guard: what it may touch, and the run it works for. */
record AgentCall(Capability capability, CurrentRun run) {

    /**
     * The id under which the run's own ticket is stored, when this is one of its ids.
     *
     * @throws OutOfScope when it is an id of another ticket, or of none
     */
    String target(String externalId, ExternalIds ids) {
        if (capability.targets().contains(externalId)) {
            return externalId;
        }
        String canonical = ids.canonical(integrationId(), externalId);
        if (!capability.targets().contains(canonical)) {
            throw new OutOfScope("This run may write the ticket of its own event and no other.");
        }
        return canonical;
    }

    /**
     * The integration whose records the run may write.
     *
     * @throws OutOfScope when it may write none
     */
    UUID integrationId() {
        if (capability.sourceId() == null) {
            throw new OutOfScope("This run may write to no integration.");
        }
        return capability.sourceId();
    }

    /** @throws OutOfScope when it may write to no integration */
    String provider() {
        if (capability.provider() == null) {
            throw new OutOfScope("This run may write to no integration.");
        }
        return capability.provider();
    }
}
