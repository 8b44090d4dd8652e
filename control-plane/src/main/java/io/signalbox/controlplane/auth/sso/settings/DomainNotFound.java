package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The organization added no such domain. */
public class DomainNotFound extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("sign_on_domain_not_found", HttpStatus.NOT_FOUND, "There is no such sign-on domain");

    DomainNotFound() {
        super(TYPE, "Add the domain first.");
    }
}
