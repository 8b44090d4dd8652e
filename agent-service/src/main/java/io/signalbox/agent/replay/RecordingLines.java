package io.signalbox.agent.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.journal.CallKey;
import io.signalbox.agent.engine.journal.CallResult;
import io.signalbox.agent.engine.journal.JournalEntry;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.replay.RecordedAttempt.Called;
import io.signalbox.agent.replay.RecordedAttempt.Entry;
import io.signalbox.agent.replay.RecordedAttempt.Stepped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The entries of a recording as JSON, without their digests. */
final class RecordingLines {

    static final String ATTEMPT = "attempt";
    private static final String TYPE = "type";
    private static final String STEP = "step";
    private static final String INPUT = "input";
    private static final ObjectMapper JSON = JsonSettings.mapper();

    private RecordingLines() {}

    /** Of format 2: each attempt, followed by what it did. */
    static List<ObjectNode> written(List<RecordedAttempt> attempts) {
        var lines = new ArrayList<ObjectNode>();
        RecordedAttempt before = null;
        for (RecordedAttempt attempt : attempts) {
            lines.add(attempt(attempt, before));
            attempt.entries().forEach(entry -> lines.add(entry(entry)));
            before = attempt;
        }
        return lines;
    }

    /** The same back. */
    static List<RecordedAttempt> attempts(List<ObjectNode> lines) {
        var attempts = new ArrayList<RecordedAttempt>();
        for (ObjectNode line : lines) {
            if (line.required(TYPE).asText().equals(ATTEMPT)) {
                attempts.add(attempt(line, attempts.isEmpty() ? null : attempts.getLast()));
            } else {
                attempts.add(with(attempts.removeLast(), entry(line)));
            }
        }
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("it holds no attempt");
        }
        return attempts;
    }

    private static RecordedAttempt with(RecordedAttempt attempt, Entry entry) {
        var entries = new ArrayList<>(attempt.entries());
        entries.add(entry);
        return new RecordedAttempt(
                attempt.number(),
                attempt.build(),
                attempt.input(),
                attempt.start(),
                attempt.resumed(),
                attempt.cut(),
                entries);
    }

    private static ObjectNode attempt(RecordedAttempt attempt, @Nullable RecordedAttempt before) {
        var given = (RecordedInput.Assigned) attempt.input();
        ObjectNode line = JSON.createObjectNode()
                .put(TYPE, ATTEMPT)
                .put(ATTEMPT, attempt.number())
                .put("build", attempt.build())
                .put("settings", given.settings())
                .put("resumed", attempt.resumed())
                .put("cut", attempt.cut());
        boolean same = before != null
                && ((RecordedInput.Assigned) before.input()).assignment().equals(given.assignment());
        return same ? line : line.put(INPUT, given.assignment());
    }

    /** One that was given the same as the one before does not say it again. */
    private static RecordedAttempt attempt(ObjectNode line, @Nullable RecordedAttempt before) {
        String assignment = before == null || line.has(INPUT)
                ? line.required(INPUT).asText()
                : ((RecordedInput.Assigned) before.input()).assignment();
        return new RecordedAttempt(
                line.required(ATTEMPT).asInt(),
                line.required("build").asText(),
                new RecordedInput.Assigned(assignment, line.required("settings").asText()),
                null,
                line.required("resumed").asBoolean(),
                line.required("cut").asBoolean(),
                List.of());
    }

    static ObjectNode entry(Entry entry) {
        return switch (entry) {
            case Called(JournalEntry call) -> call(call);
            case Stepped(String node, String stateHash) ->
                JSON.createObjectNode().put(TYPE, STEP).put(STEP, node).put("state_hash", stateHash);
        };
    }

    private static ObjectNode call(JournalEntry call) {
        ObjectNode line = JSON.createObjectNode()
                .put(TYPE, "call")
                .put("sequence", call.sequence())
                .put(STEP, call.step())
                .put("kind", call.key().kind())
                .put("key", call.key().digest())
                .put("result", call.result().kind().name().toLowerCase(Locale.ROOT));
        return line.set("value", call.result().value());
    }

    static Entry entry(ObjectNode line) {
        String step = line.required(STEP).asText();
        if (line.required(TYPE).asText().equals(STEP)) {
            return new Stepped(step, line.required("state_hash").asText());
        }
        var key =
                new CallKey(line.required("kind").asText(), line.required("key").asText());
        var kind = CallResult.Kind.valueOf(line.required("result").asText().toUpperCase(Locale.ROOT));
        JsonNode value = line.required("value");
        return new Called(new JournalEntry(
                line.required("sequence").asInt(), step, key, new CallResult(kind, (ObjectNode) value)));
    }
}
