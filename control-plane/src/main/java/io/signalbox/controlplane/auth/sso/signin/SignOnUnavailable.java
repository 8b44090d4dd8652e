package io.signalbox.controlplane.auth.sso.signin;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The identity provider does not answer as it should. What exactly is wrong is for its organization to see. */
public class SignOnUnavailable extends ProblemException {

    public static final ProblemType TYPE = new ProblemType(
            "sign_on_unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The identity provider cannot be used now");

    SignOnUnavailable() {
        super(TYPE, "Try again in a moment; if it goes on, tell an administrator of your organization.");
    }
}
