package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** Another organization of this installation proved the domain first. */
public class DomainTaken extends ProblemException {

    public static final ProblemType TYPE = new ProblemType(
            "sign_on_domain_taken", HttpStatus.CONFLICT, "Another organization signs in the people of this domain");

    DomainTaken(String domain) {
        super(TYPE, "Remove " + domain + " there first.");
    }
}
