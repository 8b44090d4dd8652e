package io.signalbox.controlplane.runs.forking;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** The run is no fork, so there is nothing to compare it with. */
public class NotAFork extends ProblemException {

    public static final ProblemType TYPE = new ProblemType("not_a_fork", HttpStatus.CONFLICT, "This run is no fork");

    NotAFork(UUID runId) {
        super(TYPE, "Run %s was not forked from another run.".formatted(runId));
    }
}
