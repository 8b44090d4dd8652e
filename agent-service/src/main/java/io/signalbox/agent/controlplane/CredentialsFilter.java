package io.signalbox.agent.controlplane;

import io.signalbox.agent.security.ServiceKey;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.UUID;
import java.util.function.Supplier;

/** Adds to each call who is calling, and an id that finds the log lines of both services; tokens travel with each item of a batch. */
final class CredentialsFilter implements ClientRequestFilter {

    private final ServiceKey serviceKey;
    private final Supplier<UUID> ids;

    CredentialsFilter(ServiceKey serviceKey, Supplier<UUID> ids) {
        this.serviceKey = serviceKey;
        this.ids = ids;
    }

    @Override
    public void filter(ClientRequestContext call) {
        String key = serviceKey.value().orElseThrow(() -> new ControlPlaneUnavailable("There is no service key yet."));
        call.getHeaders().putSingle("X-Signalbox-Service-Key", key);
        call.getHeaders().putSingle("X-Request-ID", ids.get().toString());
    }
}
