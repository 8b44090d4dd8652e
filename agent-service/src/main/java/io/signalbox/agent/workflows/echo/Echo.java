package io.signalbox.agent.workflows.echo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Edge;
import io.signalbox.agent.engine.InputCodec;
import io.signalbox.agent.engine.NodeSpec;
import io.signalbox.agent.engine.Router;
import io.signalbox.agent.engine.WorkflowSpec;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.engine.state.StateCodec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The workflow {@code echo}:
 *
 * <pre>
 * listen ─▶ say
 *  ▲  │
 *  └──┘  more questions
 * </pre>
 *
 * Version 1 says the text as it is, version 2 in capitals.
 */
public final class Echo {

    public static final String NAME = "echo";

    private static final String LISTEN = "listen";
    private static final String SAY = "say";
    private static final int MAX_QUESTIONS = 20;

    private Echo() {}

    /** @param version 1 or 2 */
    public static WorkflowSpec<EchoInput, EchoState> spec(int version) {
        ObjectMapper json = JsonSettings.mapper();
        UnaryOperator<String> voice = version == 1 ? UnaryOperator.identity() : text -> text.toUpperCase(Locale.ROOT);
        return new WorkflowSpec<>(
                NAME,
                version,
                new InputCodec<>(json::valueToTree, written -> json.convertValue(written, EchoInput.class)),
                new StateCodec<>(1, json::valueToTree, written -> read(json, written), Map.of()),
                EchoState.START,
                state -> state.questions() + 1,
                EchoState::questions,
                MAX_QUESTIONS,
                List.of(
                        new NodeSpec<>(
                                LISTEN,
                                "Ask about the text",
                                new ListenNode(),
                                List.of(new Edge(LISTEN, "more questions"), new Edge(SAY, ""))),
                        new NodeSpec<>(SAY, "Say the text", new SayNode(voice), List.of(new Edge(Router.END, "")))),
                state -> state.ready() ? SAY : LISTEN,
                2 * MAX_QUESTIONS);
    }

    private static EchoState read(ObjectMapper json, ObjectNode written) {
        try {
            return json.treeToValue(written, EchoState.class);
        } catch (JsonProcessingException otherForm) {
            throw new IllegalArgumentException(otherForm);
        }
    }
}
