package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** A run that is over cannot be cancelled. */
public class RunOver extends ProblemException {

    public static final ProblemType TYPE = new ProblemType("run_over", HttpStatus.CONFLICT, "This run is over already");

    RunOver(RunView run) {
        super(TYPE, "Run %s is %s.".formatted(run.id(), run.state().text().replace('_', ' ')));
    }
}
