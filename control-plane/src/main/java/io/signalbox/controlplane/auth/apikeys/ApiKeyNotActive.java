package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** A key that is revoked or expired cannot be rotated. */
public class ApiKeyNotActive extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("api_key_not_active", HttpStatus.CONFLICT, "The API key does not work any more");

    ApiKeyNotActive(UUID id) {
        super(TYPE, "The API key " + id + " is revoked or expired; create a new one.");
    }
}
