package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** An address has one open invite at most. */
public class InviteOpen extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("invite_open", HttpStatus.CONFLICT, "This address is invited already");

    InviteOpen() {
        super(TYPE, "Send its invite again, or revoke it first.");
    }
}
