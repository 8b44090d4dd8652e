package io.signalbox.controlplane.runs.capability;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The capability token is missing, forged, malformed or expired. Says no more than that. */
public class CapabilityRefused extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("capability_refused", HttpStatus.UNAUTHORIZED, "The capability token is not valid");

    private final transient @Nullable Capability genuine;

    public CapabilityRefused() {
        this(null);
    }

    CapabilityRefused(@Nullable Capability genuine) {
        super(TYPE, "Send the run's own capability token as Authorization: Bearer, before it expires.");
        this.genuine = genuine;
    }

    /** Whose the token was, when it was minted here and is no longer good. */
    public Optional<Capability> genuine() {
        return Optional.ofNullable(genuine);
    }
}
