package io.signalbox.controlplane.auth.signon;

import io.signalbox.controlplane.auth.Grant;

/** How an attempt ended. */
public sealed interface SignOnOutcome {

    /** @param returnTo path of the console */
    record SignedIn(Grant grant, String returnTo) implements SignOnOutcome {}

    record Refused(SignOnProblem problem) implements SignOnOutcome {}
}
