package io.signalbox.agent.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Gives every request an id before anything can refuse it, and says it back with every answer. */
@Provider
@PreMatching
@Priority(1)
class RequestIdFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private final RequestIds ids;

    @Inject
    RequestIdFilter(RequestIds ids) {
        this.ids = ids;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(RequestIds.PROPERTY, ids.adopt(request.getHeaderString(RequestIds.HEADER)));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object id = request.getProperty(RequestIds.PROPERTY);
        if (id != null) {
            response.getHeaders().putSingle(RequestIds.HEADER, id);
        }
    }
}
