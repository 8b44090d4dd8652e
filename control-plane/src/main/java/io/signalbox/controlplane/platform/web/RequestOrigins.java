package io.signalbox.controlplane.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells where the request this thread serves came from. */
@Component
public class RequestOrigins {

    private static final String NO_REQUEST = "-";

    public RequestOrigin current() {
        String requestId = NO_REQUEST.equals(RequestId.current()) ? null : RequestId.current();
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes serving) {
            HttpServletRequest request = serving.getRequest();
            return new RequestOrigin(request.getRemoteAddr(), agent(request), requestId);
        }
        return requestId == null ? RequestOrigin.NONE : new RequestOrigin(null, null, requestId);
    }

    private static @Nullable String agent(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return agent == null || agent.length() <= RequestOrigin.LONGEST_AGENT
                ? agent
                : agent.substring(0, RequestOrigin.LONGEST_AGENT);
    }
}
