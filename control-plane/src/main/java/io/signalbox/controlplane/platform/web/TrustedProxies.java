package io.signalbox.controlplane.platform.web;

import io.signalbox.controlplane.platform.settings.InvalidSetting;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets trusted proxies, and nobody else, say whom they speak for and whether TLS ended at them. Read from the nearest proxy backwards, so that
 * what a caller wrote into the header itself is never reached.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class TrustedProxies extends OncePerRequestFilter {

    private static final String ADDRESSES = "X-Forwarded-For";
    private static final String SCHEMES = "X-Forwarded-Proto";
    /** No chain of proxies is longer; a longer header is somebody's play. */
    private static final int MAX_CHAIN = 16;

    private final List<NetworkRange> trusted;

    TrustedProxies(WebSettings settings) {
        this.trusted = settings.trustedProxies().stream()
                .filter(range -> !range.isBlank())
                .map(TrustedProxies::network)
                .toList();
    }

    private static NetworkRange network(String text) {
        try {
            return NetworkRange.parse(text);
        } catch (IllegalArgumentException noNetwork) {
            throw new InvalidSetting(
                    "SIGNALBOX_TRUSTED_PROXIES", "takes addresses and networks such as 10.0.0.0/8, not " + text);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        InetAddress peer = NetworkRange.addressOrNull(String.valueOf(request.getRemoteAddr()));
        if (peer == null || !isTrusted(peer)) {
            chain.doFilter(request, response);
            return;
        }
        chain.doFilter(new ForwardedRequest(request, caller(request, peer), secure(request)), response);
    }

    private InetAddress caller(HttpServletRequest request, InetAddress peer) {
        InetAddress nearest = peer;
        for (String hop :
                values(request, ADDRESSES).reversed().stream().limit(MAX_CHAIN).toList()) {
            InetAddress known = NetworkRange.addressOrNull(withoutPort(hop));
            if (known == null) {
                return nearest;
            }
            nearest = known;
            if (!isTrusted(known)) {
                return known;
            }
        }
        return nearest;
    }

    /** Null when the proxy says nothing of it. */
    private static @Nullable Boolean secure(HttpServletRequest request) {
        List<String> schemes = values(request, SCHEMES);
        return schemes.isEmpty() ? null : schemes.stream().allMatch("https"::equalsIgnoreCase);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711} are seen too. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
