package io.signalbox.controlplane.internalapi;

import io.restassured.response.Response;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.FreshServices;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** An attempt with a capability token, and the operations that speak for one attempt. */
abstract class CapabilityScene extends AttemptScene {

    Attempt run;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        run = running(tenant, "T-1");
    }

    static Set<Operation> single() {
        return InternalEndpoint.single();
    }

    String tokenFor(Set<Operation> operations) {
        return mint(run, operations);
    }

    Response call(Operation operation, String token) {
        return call(operation, FreshServices.SERVICE_KEY, token);
    }

    Response call(Operation operation, String serviceKey, String token) {
        return InternalEndpoint.of(operation).send(request(serviceKey, token));
    }
}
