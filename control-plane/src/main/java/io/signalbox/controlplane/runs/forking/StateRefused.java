package io.signalbox.controlplane.runs.forking;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The workflow cannot begin with this state. */
public class StateRefused extends ProblemException {

    public static final ProblemType TYPE = new ProblemType(
            "state_refused", HttpStatus.UNPROCESSABLE_CONTENT, "The workflow cannot begin with this state");

    /** @param problems with pointers into the state */
    StateRefused(List<FieldProblem> problems) {
        super(TYPE, "Correct what is pointed at; pointers begin at the state itself.", problems);
    }

    static StateRefused over(int position) {
        return new StateRefused(List.of(
                new FieldProblem("", "the run was over after step " + position + ": begin after an earlier one")));
    }
}
