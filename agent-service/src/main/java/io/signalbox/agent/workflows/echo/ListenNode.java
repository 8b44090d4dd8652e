package io.signalbox.agent.workflows.echo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Node;
import io.signalbox.agent.engine.NodeContext;
import io.signalbox.agent.engine.Outcome;
import io.signalbox.agent.engine.StepDetail;
import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.contract.shared.StepOutcome;
import java.util.List;

/** Asks the model about the text, once each time. */
final class ListenNode implements Node<EchoInput, EchoState> {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    public Outcome<EchoState> apply(EchoState state, NodeContext<EchoInput> context) {
        if (state.questions() == context.input().questions()) {
            return new Outcome.Next<>(new EchoState(state.questions(), state.heard(), true), detail(StepOutcome.OK));
        }
        String question = (state.questions() + 1) + ": " + context.input().text();
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ModelAnswer answer = context.models().ask(new ModelRequest("Say something.", question, "echo", schema));
        if (answer.failure() != null) {
            return new Outcome.Failed<>(answer.failure(), detail(StepOutcome.FAILED));
        }
        String heard = answer.usage().getAnswer() == null ? "" : answer.usage().getAnswer();
        int answered = state.questions() + 1;
        var after = new EchoState(answered, heard, answered == context.input().questions());
        return new Outcome.Next<>(after, detail(StepOutcome.OK));
    }

    private static StepDetail detail(StepOutcome outcome) {
        return new StepDetail(outcome, JSON.objectNode(), null, List.of());
    }
}
