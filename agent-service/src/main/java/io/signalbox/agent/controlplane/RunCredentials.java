package io.signalbox.agent.controlplane;

import java.util.UUID;

/**
 * What a run shows with every call.
 *
 * @param capabilityToken names what this run attempt may touch
 * @param requestId passed on, so that one id finds the log lines of both services
 */
public record RunCredentials(UUID runId, String capabilityToken, String requestId) {

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "RunCredentials[" + runId + "]";
    }
}
