package io.signalbox.controlplane.platform.outbound;

import org.jspecify.annotations.Nullable;

/** Why a call had no answer. The message tells whoever set the address no more than they could find out themselves. */
public abstract sealed class OutboundProblem extends RuntimeException permits OutboundRefused, OutboundFailed {

    OutboundProblem(String message) {
        super(message);
    }

    OutboundProblem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
