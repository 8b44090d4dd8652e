package io.signalbox.agent.web;

import io.signalbox.agent.security.ServiceKey;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Lets nobody in without the service key, before a byte of the body is read. Health and metrics are not behind it. */
@Provider
@Priority(Priorities.AUTHENTICATION)
class ServiceKeyFilter implements ContainerRequestFilter {

    private static final String HEADER = "X-Signalbox-Service-Key";

    private final ServiceKey key;

    @Inject
    ServiceKeyFilter(ServiceKey key) {
        this.key = key;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!key.matches(request.getHeaderString(HEADER))) {
            throw new RequestRefused(
                    ProblemKind.SERVICE_KEY_REQUIRED, "Send the service key both services share in " + HEADER + ".");
        }
    }
}
