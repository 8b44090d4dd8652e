package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** Whoever invited took it back. */
public class InviteRevoked extends ProblemException {

    public static final ProblemType TYPE = new ProblemType("invite_revoked", HttpStatus.GONE, "The invite was revoked");

    InviteRevoked() {
        super(TYPE, "Ask whoever invited you.");
    }
}
