package io.signalbox.controlplane.auth.passwords;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The link to set a new password is unknown, too old or used already. */
public class ResetRefused extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("reset_refused", HttpStatus.BAD_REQUEST, "This link is not good any more");

    public ResetRefused() {
        super(TYPE, "Ask for a new link; each works once, for half an hour.");
    }
}
