package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** Each link works once. */
public class InviteUsed extends ProblemException {

    public static final ProblemType TYPE = new ProblemType("invite_used", HttpStatus.GONE, "The invite link was used");

    InviteUsed() {
        super(TYPE, "Sign in instead.");
    }
}
