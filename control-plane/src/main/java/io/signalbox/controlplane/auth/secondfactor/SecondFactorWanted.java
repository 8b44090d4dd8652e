package io.signalbox.controlplane.auth.secondfactor;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** Somebody came back to an organization by an invite, and their account has a second factor. */
public class SecondFactorWanted extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("second_factor_wanted", HttpStatus.CONFLICT, "You joined; now sign in");

    public SecondFactorWanted() {
        super(TYPE, "The invite is accepted. Sign in with your password and your second factor.");
    }
}
