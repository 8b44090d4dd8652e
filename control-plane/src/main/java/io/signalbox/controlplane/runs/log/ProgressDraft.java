package io.signalbox.controlplane.runs.log;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes on within a step that has not ended, as the agent told it.
 *
 * @param type that of an entry that leaves the log with the step
 * @param step position within the run attempt, from 1
 * @param mappingAttempt from 1
 * @param offset of the text within the answer, in characters
 * @param text what the model has written since the entry before
 */
public record ProgressDraft(
        RunEventType type,
        int step,
        String node,
        int mappingAttempt,
        @Nullable Integer offset,
        @Nullable String text) {

    Map<String, Object> data(int attempt) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("attempt", attempt);
        data.put("step", step);
        data.put("node", node);
        data.put("mapping_attempt", mappingAttempt);
        if (text != null) {
            data.put("offset", offset == null ? 0 : offset);
            data.put("text", text);
        }
        return data;
    }
}
