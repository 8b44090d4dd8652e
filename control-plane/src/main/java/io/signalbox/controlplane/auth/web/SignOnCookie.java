package io.signalbox.controlplane.auth.web;

import io.signalbox.controlplane.auth.sso.signin.AuthorizationRequest;
import io.signalbox.controlplane.platform.web.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Marks the browser in which an attempt to sign on began. It has to come along when the provider's site sends people back. */
@Component
class SignOnCookie {

    private static final String NAME = "signalbox_sign_on";
    private static final String PATH = "/api/v1/auth/sign-on";

    private final HttpServletRequest request;
    private final PublicUrl publicUrl;

    SignOnCookie(HttpServletRequest request, PublicUrl publicUrl) {
        this.request = request;
        this.publicUrl = publicUrl;
    }

    Optional<String> read() {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME)).map(cookie -> cookie.getValue());
    }

    String carrying(AuthorizationRequest trip) {
        return cookie(trip.browser(), AuthorizationRequest.LIFE);
    }

    String forgotten() {
        return cookie("", Duration.ZERO);
    }

    private String cookie(String value, Duration life) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure() || publicUrl.isHttps())
                .path(PATH)
                .maxAge(life)
                .build()
                .toString();
    }
}
