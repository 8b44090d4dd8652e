package io.signalbox.controlplane.auth.passwords;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** Somebody signed in did not prove to be who they are. */
public class WrongPassword extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("wrong_password", HttpStatus.FORBIDDEN, "The password is wrong");

    public WrongPassword() {
        super(TYPE, "Enter your own password.");
    }
}
