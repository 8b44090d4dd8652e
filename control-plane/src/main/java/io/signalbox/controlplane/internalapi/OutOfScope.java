package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The capability token is genuine but was not minted for this. */
public class OutOfScope extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("out_of_scope", HttpStatus.FORBIDDEN, "The run attempt may not touch this");

    OutOfScope(String detail) {
        super(TYPE, detail);
    }
}
