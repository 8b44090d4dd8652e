package io.signalbox.controlplane.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where a piece of work came from.
 *
 * @param address of the caller; null outside of a request
 * @param userAgent as the caller names itself, cut to {@value #MAX_AGENT_LENGTH} characters; null when it does not
 * @param requestId null outside of a request
 */
public record RequestOrigin(
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String requestId) {

    /** Work nobody asked for from outside. */
    public static final RequestOrigin NONE = new RequestOrigin(null, null, null);

    private static final int MAX_AGENT_LENGTH = 256;
    private static final String NO_REQUEST = "-";

    /** Of the request this thread serves, or of the work it does under an id. */
    public static RequestOrigin current() {
        ClientAddress address = ClientAddress.currentOrNull();
        String requestId = RequestId.current();
        return new RequestOrigin(
                address == null ? null : address.text(), agent(), requestId.equals(NO_REQUEST) ? null : requestId);
    }

    private static @Nullable String agent() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes serving)) {
            return null;
        }
        String agent = serving.getRequest().getHeader(HttpHeaders.USER_AGENT);
        return agent == null || agent.length() <= MAX_AGENT_LENGTH ? agent : agent.substring(0, MAX_AGENT_LENGTH);
    }
}
