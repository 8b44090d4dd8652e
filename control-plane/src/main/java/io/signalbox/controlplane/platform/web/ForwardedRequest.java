package io.signalbox.controlplane.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request as the caller sent it to the proxy before us. */
final class ForwardedRequest extends HttpServletRequestWrapper {

    private static final int HTTPS_PORT = 443;

    private final InetAddress caller;
    private final boolean secure;

    /** @param secure null when the proxy did not say */
    ForwardedRequest(HttpServletRequest request, InetAddress caller, @Nullable Boolean secure) {
        super(request);
        this.caller = caller;
        this.secure = secure == null ? request.isSecure() : secure;
    }

    @Override
    public String getRemoteAddr() {
        return caller.getHostAddress();
    }

    @Override
    public String getRemoteHost() {
        return caller.getHostAddress();
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getScheme() {
        return secure ? "https" : "http";
    }

    @Override
    public int getServerPort() {
        String host = getHeader(HttpHeaders.HOST);
        boolean isDefault = host == null || host.lastIndexOf(':') <= host.lastIndexOf(']');
        return secure && isDefault ? HTTPS_PORT : super.getServerPort();
    }

    @Override
    public StringBuffer getRequestURL() {
        String host = getHeader(HttpHeaders.HOST);
        String authority = host == null ? getServerName() : host;
        return new StringBuffer(getScheme() + "://" + authority + getRequestURI());
    }
}
