package io.signalbox.agent.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.engine.Commit;
import io.signalbox.agent.engine.WorkflowSpec;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.engine.state.StateCodec;
import io.signalbox.agent.engine.state.UnreadableState;
import io.signalbox.contract.internalapi.model.StateCheckpoint;
import org.jspecify.annotations.Nullable;

/** States as they travel in checkpoints: as one text, so that no service on the way can write their numbers anew. */
final class Checkpoints {

    private static final ObjectMapper JSON = JsonSettings.mapper();

    private Checkpoints() {}

    static StateCheckpoint written(Commit commit, int step, String subjectDigest) {
        return new StateCheckpoint()
                .node(commit.node())
                .nextNode(commit.next())
                .step(step)
                .round(commit.round())
                .schema(commit.state().schema())
                .state(commit.state().text())
                .stateHash(commit.state().hash())
                .subjectDigest(subjectDigest);
    }

    /** Null when the checkpoint belongs to another subject, was damaged or has a form that this build does not know. */
    static <S> @Nullable S read(StateCheckpoint saved, String subjectDigest, WorkflowSpec<?, S> workflow) {
        if (!subjectDigest.equals(saved.getSubjectDigest())) {
            return null;
        }
        try {
            JsonNode state = JSON.readTree(saved.getState());
            return StateCodec.hash(saved.getSchema(), state).equals(saved.getStateHash())
                    ? workflow.codec().read(saved.getSchema(), state)
                    : null;
        } catch (JsonProcessingException | UnreadableState | IllegalArgumentException damaged) {
            return null;
        }
    }
}
