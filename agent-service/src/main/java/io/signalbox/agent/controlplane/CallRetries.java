package io.signalbox.agent.controlplane;

import java.time.Duration;
import java.util.function.Supplier;

/** Repeats a call while the control plane is not available; every internal operation is safe to repeat. */
record CallRetries(int maxAttempts, Duration backoff) {

    <T> T call(Supplier<T> call) {
        Duration wait = backoff;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (ControlPlaneUnavailable unavailable) {
                if (attempt >= maxAttempts || !slept(wait)) {
                    throw unavailable;
                }
                wait = wait.multipliedBy(2);
            }
        }
    }

    private static boolean slept(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
