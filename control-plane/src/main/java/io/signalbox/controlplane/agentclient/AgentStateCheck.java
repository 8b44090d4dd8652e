package io.signalbox.controlplane.agentclient;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.util.List;

/** Whether a run can begin with a state that somebody wrote. */
public sealed interface AgentStateCheck {

    /**
     * It can.
     *
     * @param schema number of the form it is written in
     * @param state canonical JSON
     */
    record Good(int schema, String state, String stateHash) implements AgentStateCheck {}

    /** It cannot. */
    record Bad(List<FieldProblem> problems) implements AgentStateCheck {}
}
