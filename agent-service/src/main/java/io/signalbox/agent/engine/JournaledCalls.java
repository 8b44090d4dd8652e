package io.signalbox.agent.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.engine.calls.FinishRefusal;
import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.agent.engine.journal.CallKey;
import io.signalbox.agent.engine.journal.CallResult;
import io.signalbox.agent.engine.journal.JournalEntry;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.contract.shared.FieldError;
import io.signalbox.contract.shared.ModelUsage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes every call of a run through its journal, so that a node sees the same answer live, on resume and in replay. */
final class JournaledCalls {

    private static final String MODEL = "model";
    private static final String CLOCK = "clock";
    private static final String ID = "id";
    private static final String ANSWER = "answer";
    private static final String FINISH = "finish";
    private static final ObjectMapper JSON = JsonSettings.mapper();

    private final RunPorts ports;
    private final Clock clock;
    private String step = "";
    private @Nullable ModelUsage usage;
    private boolean paid;

    JournaledCalls(RunPorts ports, Clock clock) {
        this.ports = ports;
        this.clock = clock;
    }

    /** The calls that follow are this node's. */
    void enter(String node) {
        step = node;
        usage = null;
    }

    /** Of the node's last model call. */
    @Nullable
    ModelUsage usage() {
        return usage;
    }

    /** Whether an answer has been paid for since the last commit. */
    boolean paid() {
        return paid;
    }

    void committed() {
        paid = false;
    }

    ModelAnswer ask(ModelRequest request) {
        JournalEntry entry = call(
                CallKey.of(MODEL, JSON.valueToTree(request)),
                () -> result(ports.models().ask(request)));
        ModelAnswer answer = JSON.convertValue(entry.result().value(), ModelAnswer.class);
        usage = answer.usage();
        paid |= entry.result().settled();
        return answer;
    }

    Instant now() {
        ObjectNode answer = given(CLOCK, JSON.createObjectNode(), () -> JSON.createObjectNode()
                .put("at", clock.instant().toString()));
        return Instant.parse(answer.required("at").asText());
    }

    UUID newId() {
        ObjectNode answer = given(ID, JSON.createObjectNode(), () -> JSON.createObjectNode()
                .put("id", ports.givens().ids().get().toString()));
        return UUID.fromString(answer.required("id").asText());
    }

    Optional<ObjectNode> answer(String key) {
        ObjectNode answer = given(ANSWER, JSON.createObjectNode().put("key", key), () -> {
            ObjectNode given = ports.givens().answers().get(key);
            ObjectNode value = JSON.createObjectNode();
            return given == null ? value : value.set("answer", given);
        });
        return Optional.ofNullable((ObjectNode) answer.get("answer"));
    }

    /** Empty when the run is over. */
    Optional<FinishRefusal> finish(Finish finish) {
        return ports.journal()
                .end(step, () -> CallKey.of(FINISH, request(finish)), () -> ended(finish))
                .map(JournaledCalls::refusal);
    }

    private Optional<CallResult> ended(Finish finish) {
        try {
            return ports.finishes().finish(finish).map(JournaledCalls::result);
        } catch (AttemptFailed failed) {
            return Optional.of(new CallResult(CallResult.Kind.FAILED, JSON.valueToTree(failed.failure())));
        }
    }

    private ObjectNode given(String kind, ObjectNode request, Supplier<ObjectNode> live) {
        return call(CallKey.of(kind, request), () -> new CallResult(CallResult.Kind.ANSWERED, live.get()))
                .result()
                .value();
    }

    private JournalEntry call(CallKey key, Supplier<CallResult> live) {
        return ports.journal().call(step, key, live);
    }

    private static CallResult result(ModelAnswer answer) {
        return new CallResult(
                answer.failure() == null ? CallResult.Kind.ANSWERED : CallResult.Kind.FAILED, JSON.valueToTree(answer));
    }

    private static ObjectNode request(Finish finish) {
        ObjectNode request = JSON.createObjectNode();
        request.set("result", finish.result().content());
        for (Effect effect : finish.effects()) {
            request.withArray("effects").addObject().put("kind", effect.kind()).set("content", effect.content());
        }
        return request;
    }

    private static CallResult result(FinishRefusal refused) {
        ObjectNode value = JSON.createObjectNode().put("code", refused.code()).put("detail", refused.detail());
        value.set("errors", JSON.valueToTree(refused.errors()));
        return new CallResult(CallResult.Kind.REFUSED, value);
    }

    private static FinishRefusal refusal(CallResult result) {
        ObjectNode value = result.value();
        if (!result.settled()) {
            throw new AttemptFailed(JSON.convertValue(value, Failure.class));
        }
        List<FieldError> errors = JSON.convertValue(value.get("errors"), new TypeReference<List<FieldError>>() {});
        return new FinishRefusal(
                value.path("code").asText(), value.path("detail").asText(), errors);
    }
}
