package io.signalbox.controlplane.runs.capability;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The capability is genuine but was not given for this. */
public class OutOfScope extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("out_of_scope", HttpStatus.FORBIDDEN, "The run attempt may not touch this");

    public OutOfScope(String detail) {
        super(TYPE, detail);
    }
}
