package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** This installation has its first owner, and takes others by invite only. */
public class SignUpClosed extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("sign_up_closed", HttpStatus.FORBIDDEN, "Signing up is closed here");

    public SignUpClosed() {
        super(TYPE, "Ask somebody of the organization for an invite.");
    }
}
