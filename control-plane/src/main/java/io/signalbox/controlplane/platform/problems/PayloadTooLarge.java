package io.signalbox.controlplane.platform.problems;

/** The body is over the limit of this address. */
public class PayloadTooLarge extends ProblemException {

    public PayloadTooLarge(long limitBytes) {
        super(PlatformProblems.PAYLOAD_TOO_LARGE, "The body may have at most " + limitBytes + " bytes.");
    }
}
