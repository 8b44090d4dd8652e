package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The last owner cannot go or lose ownership. */
public class LastOwner extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("last_owner", HttpStatus.CONFLICT, "An organization needs an owner");

    LastOwner() {
        super(TYPE, "Transfer ownership to another member first.");
    }
}
