package io.signalbox.controlplane.auth.signon;

import org.jspecify.annotations.Nullable;

/** The identity provider does not work, or not as it has to. The message is for those who set it up. */
class ProviderProblem extends RuntimeException {

    ProviderProblem(String message) {
        super(message);
    }

    ProviderProblem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
