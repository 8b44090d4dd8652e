package io.signalbox.controlplane.auth.sessions;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Reads proofs of who is calling where they are asked for. The endpoints of sign-in do not look at one: a token that ran out must not keep its owner from
 * getting the next, and nobody shall wrap a guess into a request that is somebody's.
 */
public final class BearerTokenLookup implements BearerTokenResolver {

    private static final String DOORS = "/api/v1/auth/";
    private static final Set<String> OF_PEOPLE_SIGNED_IN = Set.of(DOORS + "me", DOORS + "switch");

    private final BearerTokenResolver tokens = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        return isOne(request) ? null : tokens.resolve(request);
    }

    /** The same filter, except at the endpoints of sign-in. */
    public static Filter without(Filter filter) {
        return (request, response, chain) -> {
            if (isOne((HttpServletRequest) request)) {
                chain.doFilter(request, response);
            } else {
                filter.doFilter(request, response, chain);
            }
        };
    }

    private static boolean isOne(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith(DOORS) && !OF_PEOPLE_SIGNED_IN.contains(path);
    }
}
