package io.signalbox.controlplane.auth.sessions;

import org.jspecify.annotations.Nullable;

/**
 * Who is signing in, and from where.
 *
 * @param deviceToken from the cookie that says which browser it is; null when it was never here
 */
public record SignInClient(Device device, @Nullable String deviceToken) {

    @Override
    public String toString() {
        return "SignInClient[" + device + "]";
    }
}
