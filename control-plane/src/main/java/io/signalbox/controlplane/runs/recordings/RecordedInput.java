package io.signalbox.controlplane.runs.recordings;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.assignments.AttemptFrame;
import io.signalbox.controlplane.runs.assignments.EventInput;
import io.signalbox.controlplane.runs.forks.ForkOverrides;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an attempt was given, as the internal contract writes an assignment, without tokens, keys and addresses. */
final class RecordedInput {

    private RecordedInput() {}

    /** The same for a fork: with what it begins and asks its model with, and about what its original was about. */
    static Map<String, Object> forked(Map<String, Object> assignment, ForkOverrides fork) {
        Map<String, Object> given = new LinkedHashMap<>();
        ForkOverrides.Start start = fork.start();
        if (start != null) {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("schema", start.schema());
            state.put("state", start.state());
            state.put("state_hash", start.stateHash());
            given.put("start", state);
        }
        if (fork.instructions() != null) {
            given.put("instructions", fork.instructions());
        }
        assignment.put("subject_type", fork.subjectType());
        assignment.put("fork", given);
        return assignment;
    }

    static Map<String, Object> event(RunView run, AttemptFrame frame, EventInput event) {
        Map<String, Object> integration = new LinkedHashMap<>();
        integration.put("id", event.integrationId());
        integration.put("provider", event.provider());
        integration.put("name", Objects.requireNonNullElse(frame.integrationName(), event.integrationName()));
        integration.put("settings", Objects.requireNonNullElse(frame.integrationSettings(), event.settings()));
        Map<String, Object> delivered = new LinkedHashMap<>();
        delivered.put("id", event.eventId());
        delivered.put("event_type", event.eventType());
        delivered.put("external_id", event.externalId());
        delivered.put("received_at", event.receivedAt());
        delivered.put("headers", event.headers());
        delivered.put("payload", event.payload());
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("integration", integration);
        subject.put("event", delivered);
        subject.put("mapping_policy", frame.mappingPolicy());
        return assignment(run, frame.model(), "event", subject);
    }

    static Map<String, Object> data(RunView run, AttemptFrame frame, Map<String, Object> members) {
        return assignment(run, frame.model(), "data", members);
    }

    private static Map<String, Object> assignment(
            RunView run, AttemptFrame.@Nullable Model model, String kind, Map<String, Object> subject) {
        Map<String, Object> assignment = new LinkedHashMap<>();
        assignment.put("run_id", run.id());
        assignment.put("organization_id", Tenant.current());
        assignment.put("workflow", run.workflow().name());
        assignment.put("workflow_version", run.workflow().version());
        assignment.put("subject_type", run.subject().type());
        assignment.put(kind, subject);
        if (model != null) {
            assignment.put("model", Map.of("provider", model.provider(), "model", model.name()));
        }
        return assignment;
    }
}
