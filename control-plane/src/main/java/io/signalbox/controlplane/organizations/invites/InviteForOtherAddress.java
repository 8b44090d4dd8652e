package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** Somebody signed in with one address holds the link of another. */
public class InviteForOtherAddress extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("invite_for_other_address", HttpStatus.FORBIDDEN, "The invite is for another address");

    InviteForOtherAddress() {
        super(TYPE, "Sign in with the address that was invited.");
    }
}
