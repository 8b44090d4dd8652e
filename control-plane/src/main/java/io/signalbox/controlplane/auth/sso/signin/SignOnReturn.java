package io.signalbox.controlplane.auth.sso.signin;

import org.jspecify.annotations.Nullable;

/**
 * With what somebody comes back from their provider. Everything in it may be forged.
 *
 * @param browser of the cookie
 */
public record SignOnReturn(
        @Nullable String state,
        @Nullable String code,
        @Nullable String error,
        @Nullable String issuer,
        @Nullable String browser) {

    @Override
    public String toString() {
        return "SignOnReturn";
    }
}
