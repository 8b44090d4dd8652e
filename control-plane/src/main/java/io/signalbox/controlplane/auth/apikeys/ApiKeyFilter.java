package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.limits.RequestLimits;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.Problems;
import io.signalbox.controlplane.platform.security.PrincipalAuthentication;
import io.signalbox.controlplane.platform.web.ClientAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs services in by the key in {@code Authorization: Bearer}, and only there: an address with a key in it ends up in logs. Placed before
 * the filter that reads access tokens, which then sees no header.
 */
public class ApiKeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiKeyAuthentication authentication;
    private final RequestLimits limits;
    private final Problems problems;
    /** For the second half of requests that go on without their thread, such as streams. */
    private final SecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    ApiKeyFilter(ApiKeyAuthentication authentication, RequestLimits limits, Problems problems) {
        this.authentication = authentication;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        KeyText key = keyIn(request);
        if (key == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    new PrincipalAuthentication(authentication.authenticate(key, ClientAddress.of(request))));
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        } catch (ProblemException refused) {
            refuse(request, response, refused);
            return;
        }
        chain.doFilter(new KeylessRequest(request), response);
    }

    /** Counted for the address, as whatever shows nobody: guessing gets slower. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, ProblemException refused)
            throws IOException, ServletException {
        limits.counting((counted, answer, missing) -> problems.write(answer, refused))
                .commence(request, response, new BadCredentialsException(refused.detail()));
    }

    private static @Nullable KeyText keyIn(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = header.substring(SCHEME.length()).strip();
        return token.startsWith(KeyText.PREFIX) ? new KeyText(token) : null;
    }
}
