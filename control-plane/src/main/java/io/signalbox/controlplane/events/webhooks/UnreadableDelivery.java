package io.signalbox.controlplane.events.webhooks;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** A genuine delivery has no JSON in it. */
public class UnreadableDelivery extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("not_json", HttpStatus.BAD_REQUEST, "The delivery is not JSON");

    UnreadableDelivery(String detail) {
        super(TYPE, detail);
    }
}
