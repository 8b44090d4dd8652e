package io.signalbox.agent.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.engine.Answers;
import io.signalbox.agent.engine.DurableWorld;
import io.signalbox.agent.engine.DurableWorld.Moment;
import io.signalbox.agent.engine.Finish;
import io.signalbox.agent.engine.Finishes;
import io.signalbox.agent.engine.Workflow;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.engine.calls.FinishRefusal;
import io.signalbox.agent.engine.calls.ModelCalls;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.registry.InputSettings;
import io.signalbox.agent.workflows.ticketmapping.MappingInput;
import io.signalbox.agent.workflows.ticketmapping.MappingState;
import io.signalbox.agent.workflows.ticketmapping.TicketMappings;
import io.signalbox.contract.shared.FieldError;
import io.signalbox.contract.shared.MappingPolicy;
import io.signalbox.contract.shared.ProviderName;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of the corpus: one for each way a ticket mapping can go. */
final class RecordedRuns {

    private static final String GOOD =
            "{\"external_id\":\"EXT-1\",\"ticket\":{\"title\":\"The printer on floor 3 is broken\",\"priority\":\"high\"}}";
    private static final String VAGUE = "{\"external_id\":\"EXT-1\",\"ticket\":{\"title\":\"vague\"}}";
    private static final String NOTE = "{\"note\":\"the printer on floor 3 is broken again\",\"cost\":19.90}";

    private static final String ASSIGNMENT = """
            {"run_id":"00000000-0000-0007-0000-000000000001","organization_id":"00000000-0000-0007-0000-000000000002",\
            "workflow":"ticket-mapping","workflow_version":1,"subject_type":"event",\
            "event":{"integration":{"id":"00000000-0000-0007-0000-000000000003","provider":"generic","name":"Généric","settings":{}},\
            "event":{"id":"00000000-0000-0007-0000-000000000004","event_type":"generic","external_id":"EXT-1",\
            "received_at":"2026-11-20T10:00:00Z","headers":{},"payload":%s},"mapping_policy":"rules_then_model"},\
            "model":{"provider":"openai","model":"scripted"}}""".formatted(NOTE);

    private final Workflow<MappingInput, MappingState> workflow = TicketMappings.workflow();

    /** By file name. */
    Map<String, Recording> all() {
        var runs = new LinkedHashMap<String, Recording>();
        runs.put("rules-ticket", byRules(jira(), RecordedRuns::well));
        runs.put("rules-unmapped", byRules(generic(), RecordedRuns::well));
        runs.put("rules-store-gone", byRules(jira(), RecordedRuns::gone));
        runs.put("model-ticket", byModel(List.of(GOOD)));
        runs.put("model-refused-twice", byModel(List.of("Sure! Here it is.", VAGUE, GOOD)));
        runs.put("model-never-valid", byModel(List.of("{}", "{}", "{}")));
        runs.put("model-out-of-scope", byModel(List.of("{\"external_id\":\"EXT-2\",\"ticket\":{\"title\":\"Mine\"}}")));
        runs.put(
                "model-not-a-ticket",
                byModel(List.of("{\"external_id\":\"EXT-1\",\"not_a_ticket\":\"It only says that a job ran.\"}")));
        runs.put("model-silent", recorded(generic(), MappingPolicy.MODEL, request -> Answers.failing("model_timeout")));
        runs.put("resumed-answer", resumed());
        runs.put("run-of-two-attempts", ofTwoAttempts());
        return runs;
    }

    private Recording byRules(SourceEvent event, Finishes finishes) {
        return RunRecorder.recorded(
                workflow,
                TicketMappings.input(event, MappingPolicy.RULES),
                MappingState.START,
                request -> Answers.failing("no model is asked"),
                finishes,
                "corpus");
    }

    private Recording byModel(List<String> answers) {
        Deque<String> script = new ArrayDeque<>(answers);
        return recorded(generic(), MappingPolicy.RULES_THEN_MODEL, request -> Answers.saying(script.remove()));
    }

    private Recording recorded(SourceEvent event, MappingPolicy policy, ModelCalls models) {
        return RunRecorder.recorded(
                workflow,
                TicketMappings.input(event, policy),
                MappingState.START,
                models,
                RecordedRuns::well,
                "corpus");
    }

    /** The attempt after one that was killed with an answer in its checkpoint. */
    private Recording resumed() {
        MappingInput input = TicketMappings.input(generic(), MappingPolicy.RULES_THEN_MODEL);
        var world = new DurableWorld(request -> Answers.saying(GOOD), RecordedRuns::well);
        world.killAt(Moment.AFTER_COMMIT, 0);
        try {
            world.attempt(workflow, input);
        } catch (DurableWorld.Killed expected) {
            var saved = world.commits().getLast().state();
            MappingState from = workflow.spec().codec().read(saved.schema(), json(saved.text()));
            return RunRecorder.recorded(
                    workflow, input, from, request -> Answers.failing("paid already"), RecordedRuns::well, "corpus");
        }
        throw new IllegalStateException("Nobody killed the first attempt.");
    }

    /** As the control plane exports it: the first attempt up to the state with which the second began. */
    private Recording ofTwoAttempts() {
        var before = byModel(List.of(GOOD)).attempts().getFirst();
        var after = resumed().attempts().getFirst();
        var first = attempt(1, false, true, before.entries().subList(0, 3));
        var second = attempt(2, true, false, after.entries());
        return new Recording("00000000-0000-0007-0000-000000000001", "ticket-mapping", 1, List.of(first, second));
    }

    private static RecordedAttempt attempt(
            int number, boolean resumed, boolean cut, List<RecordedAttempt.Entry> entries) {
        String settings = new InputSettings(TicketMappings.input(generic(), MappingPolicy.RULES_THEN_MODEL)
                        .prompt())
                .text();
        return new RecordedAttempt(
                number, "corpus", new RecordedInput.Assigned(ASSIGNMENT, settings), null, resumed, cut, entries);
    }

    private static Optional<FinishRefusal> well(Finish finish) {
        return finish.effects().stream()
                .map(effect -> effect.content().at("/change/ticket/title").asText())
                .filter("vague"::equals)
                .map(vague -> refusal())
                .findFirst();
    }

    private static FinishRefusal refusal() {
        var error = new FieldError()
                .pointer("/ticket/title")
                .message("says too little")
                .code("vague");
        return new FinishRefusal("ticket_refused", "The ticket was refused.", List.of(error));
    }

    private static Optional<FinishRefusal> gone(Finish finish) {
        throw new AttemptFailed(
                new Failure(Failure.Cause.CONTROL_PLANE, "control_plane_unavailable", "It cannot be reached.", null));
    }

    private static SourceEvent generic() {
        return event(ProviderName.GENERIC, "generic", "EXT-1", NOTE);
    }

    private static SourceEvent jira() {
        return event(ProviderName.JIRA, "jira:issue_updated", "10001", """
                {"webhookEvent":"jira:issue_updated","timestamp":1,"user":{"accountId":"u1","displayName":"Ada"},
                 "issue":{"id":"10001","key":"A-1","fields":{"summary":"The printer is broken",
                  "status":{"name":"Open","statusCategory":{"key":"new"}},"priority":{"name":"High"},
                  "issuetype":{"name":"Bug"},"labels":["floor-3"],"project":{"key":"A"},
                  "reporter":{"accountId":"u1","displayName":"Ada"},"customfield_10016":0.1234567890123456789}}}""");
    }

    private static SourceEvent event(ProviderName provider, String type, String externalId, String payload) {
        return new SourceEvent(
                provider, type, externalId, Instant.parse("2026-11-20T10:00:00Z"), Map.of(), Map.of(), json(payload));
    }

    private static JsonNode json(String text) {
        try {
            return JsonSettings.mapper().readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
