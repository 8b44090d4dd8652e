package io.signalbox.controlplane.auth.sso.signin;

import io.signalbox.controlplane.auth.sso.settings.ProviderProblem;

/** Ends an attempt. The reason is for the log; the browser gets the problem and no more. */
class SignOnRefused extends RuntimeException {

    private final SignOnProblem problem;

    private SignOnRefused(SignOnProblem problem, String reason) {
        super(reason);
        this.problem = problem;
    }

    static SignOnRefused person(SignOnProblem problem, String reason) {
        return new SignOnRefused(problem, reason);
    }

    static SignOnRefused token(String reason) {
        return new SignOnRefused(SignOnProblem.UNTRUSTED, "ID token: " + reason);
    }

    static SignOnRefused expired(String reason) {
        return new SignOnRefused(SignOnProblem.EXPIRED, reason);
    }

    static SignOnRefused unavailable(ProviderProblem problem) {
        return new SignOnRefused(SignOnProblem.UNAVAILABLE, String.valueOf(problem.getMessage()));
    }

    SignOnProblem problem() {
        return problem;
    }
}
