package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** Somebody tried to make an owner by a role change or an invite. */
public class OwnershipByTransfer extends ProblemException {

    public static final ProblemType TYPE = new ProblemType(
            "ownership_by_transfer", HttpStatus.UNPROCESSABLE_CONTENT, "Ownership is given by transfer only");

    public OwnershipByTransfer() {
        super(TYPE, "Give another role, then transfer ownership.");
    }
}
