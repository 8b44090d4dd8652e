package io.signalbox.agent.runs;

import io.signalbox.agent.controlplane.ControlPlaneUnavailable;
import io.signalbox.agent.controlplane.StaleAttempt;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.engine.calls.Failure.Cause;

/** What the control plane's silence means for an attempt. */
final class ControlPlaneFailures {

    private ControlPlaneFailures() {}

    static AttemptFailed of(ControlPlaneUnavailable unavailable) {
        return new AttemptFailed(
                new Failure(
                        Cause.CONTROL_PLANE,
                        "control_plane_unavailable",
                        String.valueOf(unavailable.getMessage()),
                        null),
                unavailable);
    }

    static AttemptFailed of(StaleAttempt stale) {
        return new AttemptFailed(
                new Failure(Cause.CONTROL_PLANE, "stale_attempt", String.valueOf(stale.getMessage()), null), stale);
    }
}
