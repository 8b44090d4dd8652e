package io.signalbox.agent.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.agent.engine.state.StateCodec;
import io.signalbox.contract.shared.StepOutcome;
import java.util.List;
import java.util.Map;

/** A workflow that knows no ticket: it asks the model for each word of its input and then says what came back. */
public final class Echo {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Echo() {}

    /** @param words how many were answered */
    public record Echoed(int words, String text, boolean said) {}

    public static WorkflowSpec<List<String>, Echoed> spec() {
        return new WorkflowSpec<>(
                "echo",
                1,
                new InputCodec<>(Echo::written, Echo::words),
                codec(),
                new Echoed(0, "", false),
                state -> state.words() + 1,
                Echoed::words,
                4,
                List.of(
                        new NodeSpec<>(
                                "open",
                                "Take the words in",
                                (state, context) -> new Outcome.Next<>(state, detail(StepOutcome.OK)),
                                List.of(new Edge("listen", ""), new Edge("say", "all were answered"))),
                        new NodeSpec<>(
                                "listen",
                                "Ask for a word",
                                Echo::listen,
                                List.of(new Edge("listen", "more words"), new Edge("say", ""))),
                        new NodeSpec<>("say", "Say them all", Echo::say, List.of(new Edge(Router.END, "")))),
                Echo::next,
                25);
    }

    private static ObjectNode written(List<String> words) {
        ObjectNode input = JSON.objectNode();
        words.forEach(input.putArray("words")::add);
        return input;
    }

    private static List<String> words(ObjectNode input) {
        return input.path("words").valueStream().map(word -> word.asText()).toList();
    }

    private static StateCodec<Echoed> codec() {
        return new StateCodec<>(
                1,
                state -> JSON.objectNode()
                        .put("words", state.words())
                        .put("text", state.text())
                        .put("said", state.said()),
                json -> new Echoed(
                        json.required("words").intValue(),
                        json.required("text").textValue(),
                        json.required("said").booleanValue()),
                Map.of());
    }

    private static Outcome<Echoed> listen(Echoed state, NodeContext<List<String>> context) {
        String word = context.input().get(state.words());
        ModelAnswer answer = context.models()
                .ask(new ModelRequest("Repeat.", word, "word", JSON.objectNode().put("type", "string")));
        if (answer.failure() != null) {
            return new Outcome.Failed<>(answer.failure(), detail(StepOutcome.FAILED));
        }
        String text = state.text() + answer.usage().getAnswer();
        return new Outcome.Next<>(new Echoed(state.words() + 1, text, false), detail(StepOutcome.OK));
    }

    private static Outcome<Echoed> say(Echoed state, NodeContext<List<String>> context) {
        var effect = new Effect("say", JSON.objectNode().put("text", state.text()));
        return new Outcome.Finish<>(
                new Echoed(state.words(), state.text(), true),
                detail(StepOutcome.OK),
                new RunResult.Completed(JSON.objectNode().put("kind", "echo")),
                List.of(effect));
    }

    private static StepDetail detail(StepOutcome outcome) {
        return new StepDetail(outcome, JSON.objectNode(), null, List.of());
    }

    private static String next(Echoed state) {
        if (state.said()) {
            return Router.END;
        }
        return state.words() < 3 ? "listen" : "say";
    }
}
