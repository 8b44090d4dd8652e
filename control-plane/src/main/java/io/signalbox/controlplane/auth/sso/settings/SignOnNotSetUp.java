package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** No identity provider is set up: for the organization, or for a mail domain. */
public class SignOnNotSetUp extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("sign_on_not_set_up", HttpStatus.NOT_FOUND, "There is no single sign-on here");

    private SignOnNotSetUp(String detail) {
        super(TYPE, detail);
    }

    public static SignOnNotSetUp organization() {
        return new SignOnNotSetUp("Set up the identity provider first.");
    }

    public static SignOnNotSetUp domain() {
        return new SignOnNotSetUp("No organization signs in the people of this mail domain. Use your password.");
    }
}
