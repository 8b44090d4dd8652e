package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** Nobody changes their own role or removes themselves. */
public class OwnMembership extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("own_membership", HttpStatus.CONFLICT, "This cannot be done to oneself");

    OwnMembership(String detail) {
        super(TYPE, detail);
    }
}
