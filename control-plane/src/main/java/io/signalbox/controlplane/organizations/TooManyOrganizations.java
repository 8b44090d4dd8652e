package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** One person may own so many organizations and no more. */
public class TooManyOrganizations extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("too_many_organizations", HttpStatus.CONFLICT, "Too many organizations");

    TooManyOrganizations(int max) {
        super(TYPE, "You may own at most " + max + " organizations.");
    }
}
