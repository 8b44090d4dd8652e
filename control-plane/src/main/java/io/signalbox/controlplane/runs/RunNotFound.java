package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** No run of this organization has that id. */
public class RunNotFound extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("run_not_found", HttpStatus.NOT_FOUND, "There is no such run");

    public RunNotFound(UUID runId) {
        super(TYPE, "No run has the id " + runId + ".");
    }
}
