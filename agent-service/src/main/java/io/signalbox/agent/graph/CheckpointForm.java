package io.signalbox.agent.graph;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.graph.Progress.Drafted;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of a run as it is written into a checkpoint: the spent attempts and the answer that waits for its checks. */
final class CheckpointForm {

    private static final String EVENT_DIGEST = "event_digest";

    private final ObjectMapper json;

    CheckpointForm(ObjectMapper json) {
        this.json = json;
    }

    Map<String, Object> drafted(String eventDigest, Candidate candidate, RunState state) {
        ObjectNode form = json.createObjectNode().put(EVENT_DIGEST, eventDigest);
        form.set("candidate", json.valueToTree(candidate));
        form.set(RunState.REFUSALS, json.valueToTree(state.refusals()));
        form.set(RunState.TALLY, json.valueToTree(state.tally()));
        return map(form);
    }

    /**
     * Empty when the checkpoint belongs to another payload or was written in a form this version does not know: starting again is always
     * safe.
     */
    Optional<Map<String, Object>> restored(String eventDigest, Map<String, Object> saved) {
        JsonNode form = json.valueToTree(saved);
        if (!form.path(EVENT_DIGEST).asText().equals(eventDigest)) {
            return Optional.empty();
        }
        try {
            return Optional.of(state(form));
        } catch (IllegalArgumentException otherVersion) {
            return Optional.empty();
        }
    }

    private Map<String, Object> state(JsonNode form) {
        return RunState.of(
                new Drafted(json.convertValue(form.get("candidate"), Candidate.class)),
                json.convertValue(form.get(RunState.REFUSALS), new TypeReference<List<Refusal>>() {}),
                json.convertValue(form.get(RunState.TALLY), UsageTotals.class));
    }

    private Map<String, Object> map(ObjectNode form) {
        return json.convertValue(form, new TypeReference<>() {});
    }
}
