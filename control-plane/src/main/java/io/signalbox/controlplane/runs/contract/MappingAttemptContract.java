package io.signalbox.controlplane.runs.contract;

import io.signalbox.contract.shared.FieldError;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.runs.attempts.MappingAttempt;
import java.util.List;

/** Maps attempts at a mapping and the errors found in them, in both directions. */
public final class MappingAttemptContract {

    private MappingAttemptContract() {}

    public static MappingAttempt attempt(io.signalbox.contract.shared.MappingAttempt attempt) {
        return new MappingAttempt(attempt.getAttempt(), attempt.getOutput(), problems(attempt.getErrors()));
    }

    public static io.signalbox.contract.shared.MappingAttempt toContract(MappingAttempt attempt) {
        return new io.signalbox.contract.shared.MappingAttempt(attempt.attempt(), errors(attempt.errors()))
                .output(attempt.output());
    }

    public static List<FieldProblem> problems(List<FieldError> errors) {
        return errors.stream()
                .map(error -> new FieldProblem(error.getPointer(), error.getMessage(), error.getCode()))
                .toList();
    }

    public static List<FieldError> errors(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> new FieldError(problem.pointer(), problem.message()).code(problem.code()))
                .toList();
    }
}
