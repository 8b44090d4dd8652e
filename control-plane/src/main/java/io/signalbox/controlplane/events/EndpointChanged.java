package io.signalbox.controlplane.events;

/** An integration changed after a delivery to it was verified: it must be verified anew before it is stored. */
public class EndpointChanged extends RuntimeException {

    EndpointChanged() {
        super("An integration changed after its delivery was verified");
    }
}
