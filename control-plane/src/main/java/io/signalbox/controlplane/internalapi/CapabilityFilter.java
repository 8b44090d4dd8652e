package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.AttemptsApi;
import io.signalbox.controlplane.platform.crypto.ServiceKey;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.Problems;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityRefused;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in whoever has both: the service key, and a genuine capability token. Where an agent speaks for many attempts at once, the service key
 * alone: there each item brings its own token.
 */
class CapabilityFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private static final Set<String> FOR_MANY = Set.of(
            AttemptsApi.PATH_TAKE_ATTEMPTS,
            AttemptsApi.PATH_SEND_HEARTBEAT,
            AttemptsApi.PATH_ADVANCE_RUNS,
            AttemptsApi.PATH_FINISH_RUNS);

    private final ServiceKey serviceKey;
    private final CapabilityTokens tokens;
    private final RefusedCalls refusedCalls;
    private final Problems problems;

    CapabilityFilter(ServiceKey serviceKey, CapabilityTokens tokens, RefusedCalls refusedCalls, Problems problems) {
        this.serviceKey = serviceKey;
        this.tokens = tokens;
        this.refusedCalls = refusedCalls;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authentication(request));
            SecurityContextHolder.setContext(context);
        } catch (ProblemException refusal) {
            refusedCalls.tell(request, refusal);
            problems.write(response, refusal);
            return;
        }
        chain.doFilter(request, response);
    }

    private Authentication authentication(HttpServletRequest request) {
        if (!serviceKey.matches(request.getHeader(ServiceKey.HEADER))) {
            throw new ServiceKeyRefused();
        }
        return FOR_MANY.contains(request.getRequestURI())
                ? new AgentAuthentication()
                : new CapabilityAuthentication(capability(request));
    }

    private Capability capability(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw new CapabilityRefused();
        }
        return tokens.verify(authorization.substring(SCHEME.length()).strip());
    }
}
