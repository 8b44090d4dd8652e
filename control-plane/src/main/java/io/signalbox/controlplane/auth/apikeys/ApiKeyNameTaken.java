package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** Two keys that are not revoked cannot have one name. */
public class ApiKeyNameTaken extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("api_key_name_taken", HttpStatus.CONFLICT, "Another API key has this name");

    ApiKeyNameTaken(String name) {
        super(TYPE, "Choose another name, or revoke the key called " + name + ".");
    }
}
