package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** Somebody wants a new account for an address that has one. */
public class AccountExists extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("account_exists", HttpStatus.CONFLICT, "This address has an account");

    public AccountExists() {
        super(TYPE, "Sign in with it.");
    }
}
