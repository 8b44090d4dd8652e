package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The organization has as many keys as it may have. */
public class TooManyApiKeys extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("too_many_api_keys", HttpStatus.CONFLICT, "There are too many API keys");

    TooManyApiKeys(int max) {
        super(TYPE, "An organization can have " + max + " keys that are not revoked; revoke one first.");
    }
}
