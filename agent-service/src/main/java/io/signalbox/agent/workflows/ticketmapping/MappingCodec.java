package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.state.JsonDifferences;
import io.signalbox.agent.engine.state.StateCodec;
import io.signalbox.agent.engine.state.StateRefused;
import java.util.List;
import java.util.Map;

/** The states of this workflow as JSON. */
final class MappingCodec {

    private static final int SCHEMA = 3;

    private final ObjectMapper json;

    MappingCodec(ObjectMapper json) {
        this.json = json;
    }

    StateCodec<MappingState> codec() {
        return new StateCodec<>(SCHEMA, this::written, this::read, Map.of(1, this::fromFirst, 2, this::fromSecond));
    }

    private ObjectNode written(MappingState state) {
        return json.valueToTree(state);
    }

    private MappingState read(ObjectNode state) {
        try {
            MappingState read = json.treeToValue(state, MappingState.class);
            for (String unknown : JsonDifferences.pointers(written(read), state)) {
                throw new StateRefused(unknown, "is not known, or not in the form that the workflow writes");
            }
            return read;
        } catch (JsonProcessingException otherForm) {
            throw new IllegalArgumentException(otherForm);
        }
    }

    /** Schema 1 kept nothing but a candidate that waits for its checks, and had its names in camel case. */
    private ObjectNode fromFirst(ObjectNode first) {
        var candidate = (ObjectNode) first.get("candidate").deepCopy();
        rename(candidate, "openFields", "open_fields");
        if (!candidate.has("notes")) {
            candidate.putArray("notes");
        }
        var usage = (ObjectNode) first.get("tally").deepCopy();
        rename(usage, "promptTokens", "prompt_tokens");
        rename(usage, "completionTokens", "completion_tokens");
        ObjectNode second = json.createObjectNode();
        second.putObject("progress").put("kind", "drafted").set("candidate", candidate);
        second.set("refusals", first.get("refusals"));
        second.set("usage", usage);
        return second;
    }

    /** Schema 2 kept what the store had answered; now a run ends with what is stored. */
    private ObjectNode fromSecond(ObjectNode second) {
        ObjectNode third = second.deepCopy();
        if (third.get("progress") instanceof ObjectNode progress) {
            switch (progress.path("kind").asText()) {
                case "stored" -> progress.remove(List.of("ticket_id", "outcome"));
                case "dead_lettered" -> third.putObject("progress").put("kind", "given_up");
                default -> {}
            }
        }
        return third;
    }

    private static void rename(ObjectNode object, String from, String to) {
        object.set(to, object.remove(from));
    }
}
