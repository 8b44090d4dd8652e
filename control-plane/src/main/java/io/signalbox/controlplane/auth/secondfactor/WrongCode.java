package io.signalbox.controlplane.auth.secondfactor;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The second factor was not proved. */
public class WrongCode extends ProblemException {

    public static final ProblemType TYPE = new ProblemType("wrong_code", HttpStatus.FORBIDDEN, "The code is wrong");

    public WrongCode() {
        super(TYPE, "Enter the newest code of your app, or a recovery code that was not used. A code works once.");
    }
}
