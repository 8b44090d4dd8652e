package io.signalbox.agent.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.calls.EffectRefused;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.agent.engine.journal.CallKey;
import io.signalbox.agent.engine.journal.CallResult;
import io.signalbox.agent.engine.journal.JournalEntry;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.contract.shared.FieldError;
import io.signalbox.contract.shared.ModelUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes every call of a run through its journal, so that a node sees the same answer live, on resume and in replay. */
final class JournaledCalls {

    private static final String MODEL = "model";
    private static final ObjectMapper JSON = JsonSettings.mapper();

    private final RunPorts ports;
    private final List<JournalEntry> entries = new ArrayList<>();
    private String step = "";
    private @Nullable ModelUsage usage;
    private boolean paid;

    JournaledCalls(RunPorts ports) {
        this.ports = ports;
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

    List<JournalEntry> entries() {
        return entries;
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

    ObjectNode perform(Effect effect) {
        CallResult result = call(CallKey.of(effect.kind(), effect.request()), () -> result(effect))
                .result();
        return switch (result.kind()) {
            case ANSWERED -> result.value();
            case REFUSED -> throw refusal(result.value());
            case FAILED -> throw new AttemptFailed(JSON.convertValue(result.value(), Failure.class));
        };
    }

    private JournalEntry call(CallKey key, Supplier<CallResult> live) {
        JournalEntry entry = ports.journal().call(step, key, live);
        entries.add(entry);
        return entry;
    }

    private static CallResult result(ModelAnswer answer) {
        return new CallResult(
                answer.failure() == null ? CallResult.Kind.ANSWERED : CallResult.Kind.FAILED, JSON.valueToTree(answer));
    }

    private CallResult result(Effect effect) {
        try {
            return new CallResult(CallResult.Kind.ANSWERED, ports.effects().perform(effect));
        } catch (EffectRefused refused) {
            ObjectNode value =
                    JSON.createObjectNode().put("code", refused.code()).put("detail", refused.detail());
            value.set("errors", JSON.valueToTree(refused.errors()));
            return new CallResult(CallResult.Kind.REFUSED, value);
        } catch (AttemptFailed failed) {
            return new CallResult(CallResult.Kind.FAILED, JSON.valueToTree(failed.failure()));
        }
    }

    private static EffectRefused refusal(ObjectNode value) {
        List<FieldError> errors = JSON.convertValue(value.get("errors"), new TypeReference<List<FieldError>>() {});
        return new EffectRefused(
                value.path("code").asText(), value.path("detail").asText(), errors);
    }
}
