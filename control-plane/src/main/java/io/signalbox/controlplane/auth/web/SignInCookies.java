package io.signalbox.controlplane.auth.web;

import io.signalbox.controlplane.platform.web.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The cookies of signing in: scripts cannot read them, other sites cannot send them, and only the endpoints of sign-in get them. */
@Component
@EnableConfigurationProperties(PublicUrl.class)
class SignInCookies {

    /** Carries the refresh token of this browser's session. */
    static final String REFRESH = "signalbox_refresh";
    /** Says which browser this is, signed in or not. */
    static final String DEVICE = "signalbox_device";

    private static final String PATH = "/api/v1/auth";
    private static final int MAX_LENGTH = 200;

    private final HttpServletRequest request;
    private final PublicUrl publicUrl;

    SignInCookies(HttpServletRequest request, PublicUrl publicUrl) {
        this.request = request;
        this.publicUrl = publicUrl;
    }

    /** What came with this request. */
    Optional<String> read(String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isEmpty() && value.length() <= MAX_LENGTH);
    }

    /** The header that sets it. */
    String set(String name, String value, Duration life) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure() || publicUrl.isHttps())
                .path(PATH)
                .maxAge(life)
                .build()
                .toString();
    }

    /** The header that takes it away. */
    String remove(String name) {
        return set(name, "", Duration.ZERO);
    }
}
