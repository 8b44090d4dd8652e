package io.signalbox.controlplane.runs.agents;

import io.signalbox.controlplane.runs.WorkflowVersion;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process of the agent service whose lease runs.
 *
 * @param build version and time of the build
 * @param served workflow versions it can run
 */
public record ServingAgent(String id, String build, Set<WorkflowVersion> served) {

    private static final TypeReference<Set<WorkflowVersion>> WORKFLOWS = new TypeReference<>() {};
    private static final JsonMapper JSON = new JsonMapper();

    static Set<WorkflowVersion> served(String stored) {
        return JSON.readValue(stored, WORKFLOWS);
    }
}
