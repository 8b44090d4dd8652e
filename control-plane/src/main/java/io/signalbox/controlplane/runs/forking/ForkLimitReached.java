package io.signalbox.controlplane.runs.forking;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** There are as many forks as there may be. */
public class ForkLimitReached extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("fork_limit_reached", HttpStatus.CONFLICT, "There are too many forks");

    private ForkLimitReached(String detail) {
        super(TYPE, detail);
    }

    static ForkLimitReached ofRun(int most) {
        return new ForkLimitReached("A run has at most %d forks.".formatted(most));
    }

    static ForkLimitReached ofOrganization(int most) {
        return new ForkLimitReached("An organization makes at most %d forks in 24 hours.".formatted(most));
    }
}
