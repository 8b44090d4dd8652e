package io.signalbox.agent.controlplane;

import io.signalbox.agent.security.ServiceKey;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Adds to each call who is calling (service key) and for which run attempt (capability token). */
final class CredentialsFilter implements ClientRequestFilter {

    /** Bound around each call, on the thread that makes it; the client runs its request filters there. */
    static final ScopedValue<RunCredentials> CURRENT = ScopedValue.newInstance();

    private final ServiceKey serviceKey;

    CredentialsFilter(ServiceKey serviceKey) {
        this.serviceKey = serviceKey;
    }

    @Override
    public void filter(ClientRequestContext call) {
        RunCredentials run = CURRENT.get();
        String key = serviceKey.value().orElseThrow(() -> new ControlPlaneUnavailable("There is no service key yet."));
        call.getHeaders().putSingle("X-Signalbox-Service-Key", key);
        call.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + run.capabilityToken());
        call.getHeaders().putSingle("X-Request-ID", run.requestId());
    }
}
