package io.signalbox.controlplane.runs;

/** The event of a run has no payload that can be read as JSON. */
public class RunInputUnreadable extends RuntimeException {

    /** @param detail one sentence for the operator */
    public RunInputUnreadable(String detail) {
        super(detail);
    }
}
