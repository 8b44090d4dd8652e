package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.platform.crypto.ServiceKey;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The caller is not the agent service. */
public class ServiceKeyRefused extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("service_key_refused", HttpStatus.UNAUTHORIZED, "The service key is missing or wrong");

    ServiceKeyRefused() {
        super(TYPE, "Send the key both services share as " + ServiceKey.HEADER + ".");
    }
}
