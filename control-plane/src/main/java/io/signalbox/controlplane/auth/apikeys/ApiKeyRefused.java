package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** No key like this works: unknown, revoked and expired ones are answered alike. */
public class ApiKeyRefused extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("api_key_refused", HttpStatus.UNAUTHORIZED, "The API key is not good");

    ApiKeyRefused() {
        super(TYPE, "Send a key that is neither revoked nor expired as Authorization: Bearer.");
    }
}
