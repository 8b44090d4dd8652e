package io.signalbox.agent.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.engine.WorkflowSpec;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.engine.state.StateCodec;
import io.signalbox.agent.engine.state.UnreadableState;
import io.signalbox.contract.internalapi.model.ForkStart;
import io.signalbox.contract.internalapi.model.RunAssignment;
import io.signalbox.contract.internalapi.model.RunFork;

/** What an attempt begins with that resumes nothing. */
public final class RunStart {

    private RunStart() {}

    /**
     * The state a fork was given, else the workflow's own.
     *
     * @throws AttemptFailed when the fork's state is not readable here: beginning with another would answer another question
     */
    public static <S> S of(RunAssignment run, WorkflowSpec<?, S> spec) {
        RunFork fork = run.getFork();
        ForkStart start = fork == null ? null : fork.getStart();
        return start == null ? spec.start() : read(start, spec);
    }

    private static <S> S read(ForkStart start, WorkflowSpec<?, S> spec) {
        try {
            JsonNode state = JsonSettings.mapper().readTree(start.getState());
            if (!StateCodec.hash(start.getSchema(), state).equals(start.getStateHash())) {
                throw unreadable(new IllegalArgumentException("its hash does not match"));
            }
            return spec.codec().read(start.getSchema(), state);
        } catch (JsonProcessingException | UnreadableState | IllegalArgumentException damaged) {
            throw unreadable(damaged);
        }
    }

    private static AttemptFailed unreadable(Exception cause) {
        return new AttemptFailed(
                new Failure(
                        Failure.Cause.CONTENT,
                        "state_unreadable",
                        "This agent cannot read the state that the fork begins with.",
                        null),
                cause);
    }
}
