package io.signalbox.agent.health;

import io.signalbox.agent.controlplane.ControlPlane;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether the control plane can be reached, and stays ready when it cannot. Work comes only from the control plane: taking the agent
 * out of service while that restarts would protect nobody and would delay the work that comes back with it.
 */
@Readiness
@ApplicationScoped
class ControlPlaneCheck implements HealthCheck {

    private final ControlPlane controlPlane;

    @Inject
    ControlPlaneCheck(ControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("control-plane")
                .withData("reachable", controlPlane.reachable())
                .up()
                .build();
    }
}
