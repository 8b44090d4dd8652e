package io.signalbox.controlplane.auth.sso.signin;

import io.signalbox.controlplane.auth.sessions.IssuedTokens;

/** How an attempt ended. */
public sealed interface SignOnOutcome {

    /** @param returnTo path of the console */
    record SignedIn(IssuedTokens grant, String returnTo) implements SignOnOutcome {}

    record Refused(SignOnProblem problem) implements SignOnOutcome {}
}
