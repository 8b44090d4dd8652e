package io.signalbox.controlplane.auth.sso.settings;

import org.jspecify.annotations.Nullable;

/** The identity provider does not work, or not as it has to. The message is for those who set it up. */
public class ProviderProblem extends RuntimeException {

    public ProviderProblem(String message) {
        super(message);
    }

    public ProviderProblem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
