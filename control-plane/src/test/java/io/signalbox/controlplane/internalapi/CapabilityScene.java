package io.signalbox.controlplane.internalapi;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.FreshServices;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** An attempt with a capability token, and every operation of the internal contract. */
abstract class CapabilityScene extends AttemptScene {

    LeasedRun run;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        run = leased(tenant, "T-1");
    }

    String tokenFor(Set<Operation> operations) {
        return mint(run, operations);
    }

    Response call(Operation operation, String token) {
        return send(operation, request(FreshServices.SERVICE_KEY, token), run.runId());
    }

    static Response send(Operation operation, RequestSpecification request, UUID runId) {
        return InternalEndpoint.of(operation).send(request, runId);
    }
}
