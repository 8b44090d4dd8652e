package io.signalbox.agent.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.workflows.echo.EchoInput;
import io.signalbox.contract.internalapi.model.RunAssignment;
import java.util.Map;

/** Reads runs about a text: {@code text}, and optionally {@code questions} and {@code confirmed}. */
final class TextInputs implements InputReader<EchoInput> {

    private static final ObjectMapper JSON = JsonSettings.mapper();

    @Override
    public RunInput<EchoInput> read(RunAssignment run) {
        if (!run.getSubjectType().equals("text")) {
            throw new IllegalArgumentException("A run of echo is about a text.");
        }
        ObjectNode data = JSON.convertValue(run.getData(), ObjectNode.class);
        byte[] canonical = CanonicalJson.bytes(data);
        var input = new EchoInput(
                data.required("text").asText(),
                data.path("questions").asInt(),
                data.path("confirmed").asBoolean());
        return new RunInput<>(input, CanonicalJson.digest(canonical), canonical.length, true, Map.of());
    }
}
