package io.signalbox.controlplane.agentclient;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The agent service did not answer a question that somebody waits for. */
public class AgentUnavailable extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("agent_unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The agent service does not answer");

    private static final Duration PAUSE = Duration.ofSeconds(2);

    AgentUnavailable(String detail) {
        super(TYPE, "Try again in a moment: " + detail + ".");
    }

    @Override
    public Duration retryAfter() {
        return PAUSE;
    }
}
