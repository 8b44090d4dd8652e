package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** E-mail and password do not belong together. Says no more than that. */
public class SignInRefused extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("sign_in_refused", HttpStatus.UNAUTHORIZED, "E-mail or password is wrong");

    SignInRefused() {
        super(TYPE, "Check both and try again.");
    }
}
