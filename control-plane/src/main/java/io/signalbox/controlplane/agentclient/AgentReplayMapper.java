package io.signalbox.controlplane.agentclient;

import io.signalbox.contract.agentapi.model.CheckedState;
import io.signalbox.contract.agentapi.model.ReplayDifference;
import io.signalbox.contract.agentapi.model.ReplayResult;
import io.signalbox.contract.agentapi.model.ReplayedEnd;
import io.signalbox.contract.agentapi.model.ReplayedState;
import io.signalbox.contract.agentapi.model.StateCheck;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replays from the contract. */
final class AgentReplayMapper {

    private AgentReplayMapper() {}

    static AgentReplay replay(ReplayResult answer) {
        List<ReplayedState> states = answer.getStates();
        return new AgentReplay(
                answer.getVerdict().getValue(),
                answer.getSteps(),
                answer.getDetail(),
                difference(answer.getDifference()),
                states == null
                        ? List.of()
                        : states.stream().map(AgentReplayMapper::state).toList(),
                end(answer.getEnd()));
    }

    private static AgentReplay.@Nullable Difference difference(@Nullable ReplayDifference given) {
        return given == null
                ? null
                : new AgentReplay.Difference(
                        given.getPosition(),
                        given.getStep(),
                        given.getWhat(),
                        given.getRecordedBy(),
                        given.getReplayedBy());
    }

    private static AgentReplay.State state(ReplayedState given) {
        return new AgentReplay.State(
                given.getPosition(),
                given.getNode(),
                given.getNextNode(),
                given.getRound(),
                given.getSchema(),
                given.getState(),
                given.getStateHash());
    }

    private static AgentReplay.@Nullable End end(@Nullable ReplayedEnd given) {
        return given == null ? null : new AgentReplay.End(given.getOutcome(), given.getResult(), given.getEffects());
    }

    static AgentStateCheck check(StateCheck check) {
        CheckedState good = check.getState();
        return good == null
                ? new AgentStateCheck.Bad(check.getErrors().stream()
                        .map(error -> new FieldProblem(error.getPointer(), error.getMessage()))
                        .toList())
                : new AgentStateCheck.Good(good.getSchema(), good.getState(), good.getStateHash());
    }
}
