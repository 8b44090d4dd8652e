package io.signalbox.agent.replay;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.replay.RecordedAttempt.Start;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Recordings as JSON with a digest chain, as docs/reference/recording.md defines them. No byte of a file can change unnoticed. */
public final class RecordingFile {

    /** One attempt by itself, with its input in the workflow's own form. */
    private static final int ONE_ATTEMPT = 1;

    /** The attempts that led to the end of a run, as the control plane exports them. */
    private static final int ATTEMPTS = 2;

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
        for (ObjectNode line : lines(recording)) {
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
        int format = header.path("format").asInt();
        if (format != ONE_ATTEMPT && format != ATTEMPTS) {
            throw new RecordingDamaged("The recording has format " + header.path("format") + "; this build reads "
                    + ONE_ATTEMPT + " and " + ATTEMPTS + ".");
        }
        String digest = CanonicalJson.digest(header);
        var lines = new ArrayList<ObjectNode>();
        for (JsonNode each : file.required("entries")) {
            ObjectNode line = each.deepCopy();
            JsonNode written = line.remove(DIGEST);
            digest = chained(digest, line);
            if (written == null || !written.asText().equals(digest)) {
                throw new RecordingDamaged("Entry " + (lines.size() + 1) + " of the recording, " + name(line)
                        + ", or something before it was changed: its digest does not match.");
            }
            lines.add(line);
        }
        if (!file.required(DIGEST).asText().equals(digest)) {
            throw new RecordingDamaged("The recording does not end where it was closed: its digest does not match.");
        }
        return format == ATTEMPTS ? run(header, lines) : attempt(header, lines);
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

    private static List<ObjectNode> lines(Recording recording) {
        return recording.run() == null
                ? recording.attempts().getFirst().entries().stream()
                        .map(RecordingLines::entry)
                        .toList()
                : RecordingLines.written(recording.attempts());
    }

    private static ObjectNode header(Recording recording) {
        ObjectNode header =
                JSON.createObjectNode().put("workflow", recording.workflow()).put("version", recording.version());
        if (recording.run() != null) {
            return header.put("format", ATTEMPTS).put("run", recording.run());
        }
        RecordedAttempt attempt = recording.attempts().getFirst();
        header.put("format", ONE_ATTEMPT)
                .put("build", attempt.build())
                .put("input", ((RecordedInput.Written) attempt.input()).input().toString());
        if (attempt.start() != null) {
            header.putObject("start")
                    .put("schema", attempt.start().schema())
                    .set("state", attempt.start().state());
        }
        return header;
    }

    private static Recording run(ObjectNode header, List<ObjectNode> lines) {
        return new Recording(
                header.required("run").asText(),
                header.required("workflow").asText(),
                header.required("version").asInt(),
                RecordingLines.attempts(lines));
    }

    private static Recording attempt(ObjectNode header, List<ObjectNode> lines) {
        JsonNode start = header.get("start");
        return Recording.of(
                header.required("workflow").asText(),
                header.required("version").asInt(),
                header.required("build").asText(),
                input(header),
                start == null
                        ? null
                        : new Start(start.required("schema").asInt(), (ObjectNode) start.required("state")),
                lines.stream().map(line -> RecordingLines.entry(line)).toList());
    }

    /** A text, because its members keep their order: rules and prompts read an event from its beginning. */
    private static ObjectNode input(ObjectNode header) {
        try {
            return (ObjectNode) STRICT.readTree(header.required("input").asText());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("its input is not JSON", unreadable);
        }
    }
}
