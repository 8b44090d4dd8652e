package io.signalbox.controlplane.platform.outbound;

import org.jspecify.annotations.Nullable;

/** No usable answer came: the host is down, slow, or says too much. Something may have been received there. */
public final class OutboundFailed extends OutboundProblem {

    OutboundFailed(String message) {
        super(message);
    }

    OutboundFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
