package io.signalbox.controlplane.platform.outbound;

/** The address may not be called from here. Nothing was sent. The message is fit for whoever set the address. */
public final class OutboundRefused extends OutboundProblem {

    OutboundRefused(String message) {
        super(message);
    }
}
