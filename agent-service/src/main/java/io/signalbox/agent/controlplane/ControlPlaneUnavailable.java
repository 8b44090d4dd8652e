package io.signalbox.agent.controlplane;

/** The control plane did not answer, or not in a way that says anything about the call. The run can be tried again later. */
public final class ControlPlaneUnavailable extends RuntimeException {

    ControlPlaneUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /** The call was refused for a reason that lies between the services, not in what it carried. */
    public ControlPlaneUnavailable(CallRefused refused) {
        super("The control plane refused the call: " + refused.code() + ". " + refused.getMessage(), refused);
    }

    ControlPlaneUnavailable(String message) {
        super(message);
    }
}
