package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The invite was accepted or revoked. */
public class InviteClosed extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("invite_closed", HttpStatus.CONFLICT, "The invite is not open any more");

    InviteClosed() {
        super(TYPE, "Reload it; to invite this address again, make a new invite.");
    }
}
