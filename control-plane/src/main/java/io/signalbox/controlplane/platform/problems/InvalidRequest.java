package io.signalbox.controlplane.platform.problems;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The request breaks the contract: a missing field, a wrong type, a value out of range. */
public class InvalidRequest extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("invalid_request", HttpStatus.BAD_REQUEST, "The request is not valid");

    public InvalidRequest(String detail) {
        super(TYPE, detail);
    }

    public InvalidRequest(String detail, List<FieldProblem> errors) {
        super(TYPE, detail, errors);
    }
}
