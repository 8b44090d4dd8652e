package io.signalbox.agent.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.agent.engine.Edge;
import io.signalbox.agent.engine.InputCodec;
import io.signalbox.agent.engine.Node;
import io.signalbox.agent.engine.NodeContext;
import io.signalbox.agent.engine.NodeSpec;
import io.signalbox.agent.engine.Outcome;
import io.signalbox.agent.engine.Router;
import io.signalbox.agent.engine.RunResult.Completed;
import io.signalbox.agent.engine.StepDetail;
import io.signalbox.agent.engine.Workflow;
import io.signalbox.agent.engine.WorkflowSpec;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.agent.engine.state.StateCodec;
import io.signalbox.agent.registry.RunInput;
import io.signalbox.agent.registry.ServedWorkflow;
import io.signalbox.contract.shared.StepOutcome;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Five nodes in a row, of which the second asks a model. */
final class FiveNodes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int NODES = 5;

    private FiveNodes() {}

    static ServedWorkflow<String, Integer> served() {
        return new ServedWorkflow<>(
                new Workflow<>(spec(), Clock.systemUTC()),
                run -> new RunInput<>(String.valueOf(run.getData().get("text")), "digest", 10, true, Map.of()));
    }

    private static WorkflowSpec<String, Integer> spec() {
        return new WorkflowSpec<>(
                "five-nodes",
                1,
                new InputCodec<>(text -> JSON.objectNode().put("text", text), json -> json.path("text")
                        .asText()),
                new StateCodec<>(
                        1,
                        state -> JSON.objectNode().put("passed", state),
                        json -> json.path("passed").asInt(),
                        Map.of()),
                0,
                state -> 1,
                state -> 1,
                1,
                IntStream.rangeClosed(1, NODES).mapToObj(FiveNodes::node).toList(),
                state -> state == NODES ? Router.END : "n" + (state + 1),
                NODES * 2);
    }

    private static NodeSpec<String, Integer> node(int number) {
        Node<String, Integer> node = (state, context) -> pass(number, context);
        String next = number == NODES ? Router.END : "n" + (number + 1);
        return new NodeSpec<>("n" + number, "Node " + number, node, List.of(new Edge(next, "")));
    }

    private static Outcome<Integer> pass(int number, NodeContext<String> context) {
        var detail = new StepDetail(StepOutcome.OK, JSON.objectNode(), null, List.of());
        if (number == 2) {
            context.models().ask(new ModelRequest("s", context.input(), "n", JSON.objectNode()));
        }
        return number == NODES
                ? new Outcome.Finish<>(
                        number, detail, new Completed(JSON.objectNode().put("kind", "done")), List.of())
                : new Outcome.Next<>(number, detail);
    }
}
