package io.signalbox.agent.workflows.echo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Interrupt;
import io.signalbox.agent.engine.Node;
import io.signalbox.agent.engine.NodeContext;
import io.signalbox.agent.engine.Outcome;
import io.signalbox.agent.engine.RunResult.Completed;
import io.signalbox.agent.engine.StepDetail;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.contract.shared.StepOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Ends the run with the text, after a person has agreed where one has to. */
final class SayNode implements Node<EchoInput, EchoState> {

    static final String CONFIRMATION = "confirm";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final UnaryOperator<String> voice;

    SayNode(UnaryOperator<String> voice) {
        this.voice = voice;
    }

    @Override
    public Outcome<EchoState> apply(EchoState state, NodeContext<EchoInput> context) {
        EchoInput input = context.input();
        Optional<ObjectNode> answer = input.confirmed() ? context.answer(CONFIRMATION) : Optional.empty();
        if (input.confirmed() && answer.isEmpty()) {
            return new Outcome.Wait<>(state, detail(), List.of(question(input.text())));
        }
        String said = voice.apply(input.text())
                + answer.map(given -> " " + given.path("comment").asText()).orElse("");
        ObjectNode result = JSON.objectNode().put("kind", "echo").put("reason", said);
        return new Outcome.Finish<>(state, detail(), new Completed(result), List.of());
    }

    private static Interrupt question(String text) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.putObject("properties").putObject("comment").put("type", "string");
        return new Interrupt(CONFIRMATION, schema, CanonicalJson.digest(JSON.textNode(text)), null);
    }

    private static StepDetail detail() {
        return new StepDetail(StepOutcome.OK, JSON.objectNode(), null, List.of());
    }
}
