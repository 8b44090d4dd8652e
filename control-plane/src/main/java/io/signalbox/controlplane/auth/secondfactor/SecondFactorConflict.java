package io.signalbox.controlplane.auth.secondfactor;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The second factor is on already, or is not. */
public class SecondFactorConflict extends ProblemException {

    public static final ProblemType TYPE = new ProblemType(
            "second_factor_conflict", HttpStatus.CONFLICT, "The second factor is not in the state for this");

    private SecondFactorConflict(String detail) {
        super(TYPE, detail);
    }

    static SecondFactorConflict isOn() {
        return new SecondFactorConflict("It is on. Turn it off first to set up another app.");
    }

    static SecondFactorConflict isOff() {
        return new SecondFactorConflict("It is off. Set it up first.");
    }
}
