package io.signalbox.controlplane.platform.limits;

import io.signalbox.controlplane.platform.problems.Problems;
import io.signalbox.controlplane.platform.problems.RateLimited;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.platform.security.PrincipalAuthentication;
import io.signalbox.controlplane.platform.web.ClientAddress;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts each request to the API once: for the person or key that sent it, or for its address when it did not show who it is. Says on every
 * answer how the caller stands, in the structured fields of the IETF draft on rate limit headers.
 */
@Component
@EnableConfigurationProperties(LimitSettings.class)
public class RequestLimits {

    private static final String COUNTED = RequestLimits.class.getName();

    private final SharedLimits limits;
    private final Problems problems;
    private final LimitRule user;
    private final LimitRule key;
    private final LimitRule address;

    private record Caller(LimitRule rule, String subject) {}

    RequestLimits(SharedLimits limits, LimitSettings settings, Problems problems) {
        this.limits = limits;
        this.problems = problems;
        this.user = settings.user();
        this.key = settings.key();
        this.address = settings.address();
    }

    /** Belongs behind authentication and before authorization. */
    public Filter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (admitted(request, response)) {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    /** Counts requests that authentication itself turns away, which never reach the filter, and then answers as before. */
    public AuthenticationEntryPoint counting(AuthenticationEntryPoint next) {
        return (request, response, missing) -> {
            if (admitted(request, response)) {
                next.commence(request, response, missing);
            }
        };
    }

    private boolean admitted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(COUNTED) != null) {
            return true;
        }
        request.setAttribute(COUNTED, true);
        Caller caller = caller(request);
        LimitDecision standing = limits.take(caller.rule, caller.subject);
        describe(caller.rule, standing, response);
        if (!standing.granted()) {
            problems.write(response, new RateLimited("Too many requests. Wait a moment.", standing.retryAfter()));
        }
        return standing.granted();
    }

    private Caller caller(HttpServletRequest request) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof PrincipalAuthentication signedIn) {
            Principal principal = signedIn.getPrincipal();
            Actor actor = principal.actor();
            return new Caller(
                    actor instanceof Actor.ApiKey ? key : user, actor.id().toString());
        }
        return new Caller(address, ClientAddress.of(request).forLimits());
    }

    private static void describe(LimitRule rule, LimitDecision standing, HttpServletResponse response) {
        response.setHeader(
                "RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(rule.name(), rule.quota(), seconds(rule.window())));
        response.setHeader(
                "RateLimit",
                "\"%s\";r=%d;t=%d".formatted(rule.name(), standing.remaining(), seconds(standing.fullIn())));
    }

    private static long seconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }
}
