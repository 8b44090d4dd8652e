package io.signalbox.controlplane.auth.sso.signin;

import java.net.URI;
import java.time.Duration;

/**
 * Where to send somebody, and how to know their browser again.
 *
 * @param browser goes into a cookie that scripts cannot read
 */
public record AuthorizationRequest(URI authorizationUrl, String browser) {

    /** As long as signing in at a provider may take, second factor and all. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    @Override
    public String toString() {
        return "AuthorizationRequest";
    }
}
