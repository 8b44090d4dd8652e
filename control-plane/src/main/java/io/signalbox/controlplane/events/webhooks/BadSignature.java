package io.signalbox.controlplane.events.webhooks;

import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** A delivery does not prove who sent it. */
public class BadSignature extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("bad_signature", HttpStatus.UNAUTHORIZED, "The delivery is not proved to be genuine");

    BadSignature(Refusal refusal) {
        super(TYPE, refusal.detail());
    }
}
