package io.signalbox.agent.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.engine.state.StateCodec;
import io.signalbox.agent.engine.state.StateSnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A state as it travels in a checkpoint of the internal contract. The state itself is one text, so that no service on the way can write
 * its numbers anew.
 */
final class CheckpointForm {

    private static final ObjectMapper JSON = JsonSettings.mapper();

    private static final String SUBJECT_DIGEST = "subject_digest";
    private static final String SCHEMA = "schema";
    private static final String STATE = "state";
    private static final String STATE_HASH = "state_hash";

    /** The form before there were schemas had the members of the state beside this one. */
    private static final String FIRST_DIGEST = "event_digest";

    private final Map<String, Object> head;
    private final String subjectDigest;

    CheckpointForm(String workflow, int version, String subjectDigest) {
        this.head = Map.of("workflow", workflow, "workflow_version", version, SUBJECT_DIGEST, subjectDigest);
        this.subjectDigest = subjectDigest;
    }

    Map<String, Object> written(StateSnapshot<?> state) {
        var form = new TreeMap<>(head);
        form.put(SCHEMA, state.schema());
        form.put(STATE, state.text());
        form.put(STATE_HASH, state.hash());
        return form;
    }

    /** Empty when the checkpoint belongs to another payload or workflow, was damaged or has a form this version does not know. */
    Optional<SavedState> read(Map<String, Object> saved) {
        ObjectNode form = JSON.valueToTree(saved);
        return form.has(FIRST_DIGEST) ? first(form) : current(form);
    }

    private Optional<SavedState> first(ObjectNode form) {
        return form.remove(FIRST_DIGEST).asText().equals(subjectDigest)
                ? Optional.of(new SavedState(1, form))
                : Optional.empty();
    }

    private Optional<SavedState> current(ObjectNode form) {
        try {
            int schema = form.path(SCHEMA).asInt();
            JsonNode state = JSON.readTree(form.path(STATE).asText());
            var expected = new TreeMap<>(head);
            expected.put(SCHEMA, schema);
            expected.put(STATE, form.path(STATE).asText());
            expected.put(STATE_HASH, StateCodec.hash(schema, state));
            return form.equals(JSON.<JsonNode>valueToTree(expected))
                    ? Optional.of(new SavedState(schema, state))
                    : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** @param schema number of the form the state was written in */
    record SavedState(int schema, JsonNode json) {}
}
