package io.signalbox.controlplane.platform.idempotency;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** It was done already, but its answer is not there: it was too large, or was dropped because it quoted erased personal data. */
public class ResponseNotStored extends ProblemException {

    public static final ProblemType TYPE = new ProblemType(
            "idempotent_answer_not_kept", HttpStatus.CONFLICT, "This was done; its answer was not kept");

    ResponseNotStored() {
        super(TYPE, "Read what it changed with GET.");
    }
}
