package io.signalbox.controlplane.runs.recordings;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import io.signalbox.controlplane.runs.RunView;
import org.springframework.http.HttpStatus;

/** What a run does is not a recording before it is over. */
public class RunNotOver extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("run_not_over", HttpStatus.CONFLICT, "This run is not over yet");

    public RunNotOver(RunView run) {
        super(
                TYPE,
                "Run %s is %s; come back when it is over."
                        .formatted(run.id(), run.state().text()));
    }
}
