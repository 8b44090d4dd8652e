package io.signalbox.agent.web;

import io.signalbox.agent.registry.Workflows;
import io.signalbox.agent.replay.GivenState;
import io.signalbox.contract.agentapi.StatesApi;
import io.signalbox.contract.agentapi.model.CheckedState;
import io.signalbox.contract.agentapi.model.StateCheck;
import io.signalbox.contract.agentapi.model.StateCheckRequest;
import io.signalbox.contract.shared.FieldError;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import java.util.List;

/** Says whether a run could begin with a state. */
class StateResource implements StatesApi {

    private final Workflows workflows;

    @Inject
    StateResource(Workflows workflows) {
        this.workflows = workflows;
    }

    @Override
    @RunOnVirtualThread
    public StateCheck checkState(StateCheckRequest request) {
        return workflows
                .find(request.getWorkflow(), request.getVersion())
                .map(served -> GivenState.of(served.workflow().spec(), request.getSchema(), request.getState()))
                .map(StateResource::check)
                .orElseThrow(() -> new RequestRefused(
                        ProblemKind.NOT_FOUND,
                        "This agent does not serve " + request.getWorkflow() + " " + request.getVersion() + "."));
    }

    private static StateCheck check(GivenState given) {
        return switch (given) {
            case GivenState.Good good ->
                new StateCheck()
                        .state(new CheckedState()
                                .nextNode(good.next())
                                .round(good.round())
                                .schema(good.snapshot().schema())
                                .state(good.snapshot().text())
                                .stateHash(good.snapshot().hash()))
                        .errors(List.of());
            case GivenState.Bad(List<GivenState.Problem> problems) ->
                new StateCheck()
                        .errors(problems.stream().map(StateResource::error).toList());
        };
    }

    private static FieldError error(GivenState.Problem problem) {
        return new FieldError()
                .pointer(problem.pointer())
                .message(problem.message())
                .code("state");
    }
}
