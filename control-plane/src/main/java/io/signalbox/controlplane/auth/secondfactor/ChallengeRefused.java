package io.signalbox.controlplane.auth.secondfactor;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The challenge of a sign-in is unknown, too old or answered already. */
public class ChallengeRefused extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("challenge_refused", HttpStatus.UNAUTHORIZED, "This challenge is not open");

    public ChallengeRefused() {
        super(TYPE, "Begin again with e-mail and password.");
    }
}
