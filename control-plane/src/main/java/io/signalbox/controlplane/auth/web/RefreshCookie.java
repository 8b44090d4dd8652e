package io.signalbox.controlplane.auth.web;

import io.signalbox.controlplane.auth.Grant;
import io.signalbox.controlplane.platform.web.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Carries refresh tokens: scripts cannot read the cookie, other sites cannot send it, and only the doors of signing in get it. */
@Component
@EnableConfigurationProperties(PublicUrl.class)
class RefreshCookie {

    static final String NAME = "signalbox_refresh";
    private static final String PATH = "/api/v1/auth";

    private final HttpServletRequest request;
    private final PublicUrl publicUrl;

    RefreshCookie(HttpServletRequest request, PublicUrl publicUrl) {
        this.request = request;
        this.publicUrl = publicUrl;
    }

    /** The token that came with this request. */
    Optional<String> read() {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME)).map(cookie -> cookie.getValue());
    }

    String carrying(Grant grant) {
        return cookie(grant.refreshToken(), grant.refreshLife());
    }

    String forgotten() {
        return cookie("", Duration.ZERO);
    }

    private String cookie(String value, Duration life) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure() || publicUrl.isHttps())
                .path(PATH)
                .maxAge(life)
                .build()
                .toString();
    }
}
