package io.signalbox.agent.controlplane;

/** The control plane did not answer, or not in a way that says anything about the call. The run can be tried again later. */
public final class ControlPlaneUnavailable extends RuntimeException {

    public ControlPlaneUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public ControlPlaneUnavailable(String message) {
        super(message);
    }
}
