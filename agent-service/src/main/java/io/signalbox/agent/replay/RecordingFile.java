package io.signalbox.agent.replay;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.journal.CallKey;
import io.signalbox.agent.engine.journal.CallResult;
import io.signalbox.agent.engine.journal.JournalEntry;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.replay.Recording.Called;
import io.signalbox.agent.replay.Recording.Entry;
import io.signalbox.agent.replay.Recording.Start;
import io.signalbox.agent.replay.Recording.Stepped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Recordings as JSON with a digest chain, as docs/reference/recording.md defines them. No byte of a file can change unnoticed. */
public final class RecordingFile {

    private static final int FORMAT = 1;
    private static final String DIGEST = "digest";
    private static final ObjectMapper JSON = JsonSettings.mapper();
    private static final ObjectReader STRICT = JSON.reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private RecordingFile() {}

    public static byte[] written(Recording recording) {
        ObjectNode header = header(recording);
        String digest = CanonicalJson.digest(header);
        var lines = new ArrayList<String>();
        for (Entry entry : recording.entries()) {
            ObjectNode line = line(entry);
            digest = chained(digest, line);
            lines.add(CanonicalJson.text(line.put(DIGEST, digest)));
        }
        return rendered(digest, lines, header);
    }

    /** @throws RecordingDamaged when any byte is another than was written */
    public static Recording read(byte[] bytes) {
        try {
            JsonNode file = STRICT.readTree(bytes);
            Recording recording = verified(file);
            if (!Arrays.equals(written(recording), bytes)) {
                throw new RecordingDamaged("The file is not written as a recording is.");
            }
            return recording;
        } catch (IOException | IllegalArgumentException | ClassCastException | NullPointerException unreadable) {
            throw new RecordingDamaged("The file is no recording: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Recording verified(JsonNode file) {
        var header = (ObjectNode) file.required("header");
        if (header.path("format").asInt() != FORMAT) {
            throw new RecordingDamaged(
                    "The recording has format " + header.path("format") + "; this build reads " + FORMAT + ".");
        }
        String digest = CanonicalJson.digest(header);
        var entries = new ArrayList<Entry>();
        for (JsonNode each : file.required("entries")) {
            ObjectNode line = each.deepCopy();
            JsonNode written = line.remove(DIGEST);
            digest = chained(digest, line);
            if (written == null || !written.asText().equals(digest)) {
                throw new RecordingDamaged("Entry " + (entries.size() + 1) + " of the recording, " + name(line)
                        + ", or something before it was changed: its digest does not match.");
            }
            entries.add(entry(line));
        }
        if (!file.required(DIGEST).asText().equals(digest)) {
            throw new RecordingDamaged("The recording does not end where it was closed: its digest does not match.");
        }
        return recording(header, entries);
    }

    private static String name(ObjectNode line) {
        return line.path("type").asText() + " " + line.path("step").asText();
    }

    private static String chained(String before, ObjectNode line) {
        return CanonicalJson.digest((before + "\n" + CanonicalJson.text(line)).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] rendered(String digest, List<String> lines, ObjectNode header) {
        String text = "{\"digest\":\"" + digest + "\",\n\"entries\":[\n" + String.join(",\n", lines)
                + "\n],\n\"header\":" + CanonicalJson.text(header) + "}\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode header(Recording recording) {
        ObjectNode header = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("workflow", recording.workflow())
                .put("version", recording.version())
                .put("build", recording.build())
                .put("input", recording.input().toString());
        if (recording.start() != null) {
            header.putObject("start")
                    .put("schema", recording.start().schema())
                    .set("state", recording.start().state());
        }
        return header;
    }

    private static Recording recording(ObjectNode header, List<Entry> entries) {
        JsonNode start = header.get("start");
        return new Recording(
                header.required("workflow").asText(),
                header.required("version").asInt(),
                header.required("build").asText(),
                input(header),
                start == null
                        ? null
                        : new Start(start.required("schema").asInt(), (ObjectNode) start.required("state")),
                entries);
    }

    /** A text, because its members keep their order: rules and prompts read an event from its beginning. */
    private static ObjectNode input(ObjectNode header) {
        try {
            return (ObjectNode) STRICT.readTree(header.required("input").asText());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("its input is not JSON", unreadable);
        }
    }

    private static ObjectNode line(Entry entry) {
        return switch (entry) {
            case Called(JournalEntry call) -> call(call);
            case Stepped(String node, String stateHash) ->
                JSON.createObjectNode().put("type", "step").put("step", node).put("state_hash", stateHash);
        };
    }

    private static ObjectNode call(JournalEntry call) {
        ObjectNode line = JSON.createObjectNode()
                .put("type", "call")
                .put("sequence", call.sequence())
                .put("step", call.step())
                .put("kind", call.key().kind())
                .put("key", call.key().digest())
                .put("result", call.result().kind().name().toLowerCase(Locale.ROOT));
        line.set("value", call.result().value());
        return line;
    }

    private static Entry entry(ObjectNode line) {
        String step = line.required("step").asText();
        if (line.required("type").asText().equals("step")) {
            return new Stepped(step, line.required("state_hash").asText());
        }
        var key =
                new CallKey(line.required("kind").asText(), line.required("key").asText());
        var kind = CallResult.Kind.valueOf(line.required("result").asText().toUpperCase(Locale.ROOT));
        var result = new CallResult(kind, (ObjectNode) line.required("value"));
        return new Called(new JournalEntry(line.required("sequence").asInt(), step, key, result));
    }
}
