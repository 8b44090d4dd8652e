package io.signalbox.controlplane.platform.web;

import io.signalbox.controlplane.platform.ids.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request an id, taken from the caller when it is harmless; it is in every log line and every problem. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestId extends OncePerRequestFilter {

    public static final String HEADER = "X-Request-ID";
    private static final String LOG_KEY = "request_id";
    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Ids ids;

    RequestId(Ids ids) {
        this.ids = ids;
    }

    /** Id of the request being served, or {@code -} outside of one. */
    public static String current() {
        String id = MDC.get(LOG_KEY);
        return id == null ? "-" : id;
    }

    /** Does work outside of a request under an id of its own, so that its log lines and calls can be found together. */
    public static void during(String id, Runnable work) {
        MDC.put(LOG_KEY, id);
        try {
            work.run();
        } finally {
            MDC.remove(LOG_KEY);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = chosen(request);
        response.setHeader(HEADER, id);
        MDC.put(LOG_KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LOG_KEY);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** An answer to an error is written in a second dispatch of the same request. */
    private String chosen(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = harmless(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private String harmless(@Nullable String offered) {
        return offered != null && HARMLESS.matcher(offered).matches()
                ? offered
                : ids.next().toString();
    }
}
