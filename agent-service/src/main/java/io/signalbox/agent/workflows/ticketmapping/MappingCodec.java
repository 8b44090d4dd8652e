package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.engine.state.StateCodec;
import java.util.Map;

/** The states of this workflow as JSON. */
final class MappingCodec {

    private static final int SCHEMA = 2;

    private final ObjectMapper json;

    MappingCodec(ObjectMapper json) {
        this.json = json;
    }

    StateCodec<MappingState> codec() {
        return new StateCodec<>(SCHEMA, this::written, this::read, Map.of(1, this::fromFirst));
    }

    private ObjectNode written(MappingState state) {
        return json.valueToTree(state);
    }

    private MappingState read(ObjectNode state) {
        try {
            MappingState read = json.treeToValue(state, MappingState.class);
            if (!CanonicalJson.text(written(read)).equals(CanonicalJson.text(state))) {
                throw new IllegalArgumentException("Something in the state is not known.");
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

    private static void rename(ObjectNode object, String from, String to) {
        object.set(to, object.remove(from));
    }
}
