package io.signalbox.controlplane.auth.sessions;

import java.time.Duration;

/** An access token, kept in memory by whoever gets it. */
public record Access(String token, Duration life) {

    @Override
    public String toString() {
        return "Access";
    }
}
