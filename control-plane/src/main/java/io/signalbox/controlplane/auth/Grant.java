package io.signalbox.controlplane.auth;

import java.time.Duration;

/**
 * What a sign-in gives.
 *
 * @param refreshToken goes into a cookie that scripts cannot read, and nowhere else
 */
public record Grant(Access access, String refreshToken, Duration refreshLife) {

    @Override
    public String toString() {
        return "Grant";
    }
}
