package io.signalbox.controlplane.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where a request comes from: the peer, or who a trusted proxy says it speaks for ({@link TrustedProxies}). The one way to ask. */
public record ClientAddress(InetAddress address) {

    private static final int SUBSCRIBER_BITS = 64;
    private static final InetAddress UNKNOWN = InetAddress.ofLiteral("0.0.0.0");

    public static ClientAddress of(HttpServletRequest request) {
        InetAddress peer = NetworkRange.addressOrNull(String.valueOf(request.getRemoteAddr()));
        return new ClientAddress(Objects.requireNonNullElse(peer, UNKNOWN));
    }

    /** Of the request this thread serves; null outside of one. */
    public static @Nullable ClientAddress currentOrNull() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : null;
    }

    /** As people write it. */
    public String text() {
        return address.getHostAddress();
    }

    /** What counts as one caller: an IPv6 subscriber owns a whole /64 and could use another address for each try. */
    public String forLimits() {
        return address instanceof Inet6Address ? subscriber() + "/" + SUBSCRIBER_BITS : text();
    }

    private String subscriber() {
        try {
            return InetAddress.getByAddress(NetworkRange.cut(address.getAddress(), SUBSCRIBER_BITS))
                    .getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
