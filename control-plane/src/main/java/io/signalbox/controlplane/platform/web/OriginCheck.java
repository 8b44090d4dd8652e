package io.signalbox.controlplane.platform.web;

import io.signalbox.controlplane.platform.problems.PlatformProblems;
import io.signalbox.controlplane.platform.problems.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other sites from acting with a person's cookie. Stands before every endpoint that reads or sets one, and believes what browsers say of a
 * request and scripts cannot change: {@code Sec-Fetch-Site}, or {@code Origin} where a browser is too old for it. A caller that sends neither
 * is no browser, and has no visitor to betray.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class OriginCheck extends OncePerRequestFilter {

    private static final String COOKIE_DOORS = "/api/v1/auth/";
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final Origins origins;
    private final Problems problems;

    OriginCheck(Origins origins, Problems problems) {
        this.origins = origins;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return HARMLESS.contains(request.getMethod())
                || !request.getRequestURI().startsWith(COOKIE_DOORS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOurs(request)) {
            chain.doFilter(request, response);
            return;
        }
        problems.write(response, PlatformProblems.FOREIGN_ORIGIN, "Use the console of this installation.");
    }

    private boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader(FETCH_SITE);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (site == null && origin == null) {
            return true;
        }
        if (origin != null && origins.isNamed(origin)) {
            return true;
        }
        return site == null ? origins.isOwn(request, origin) : site.equals("same-origin");
    }
}
