package io.signalbox.controlplane.runs.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both services write the same bytes: the agent replays this recording in its own tests. */
class RecordingWriterTest {

    private static final Path SHARED =
            Path.of("../agent-service/src/test/resources/recordings/run-of-two-attempts.json");

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void writesTheBytesThatTheAgentReads() throws IOException {
        byte[] expected = Files.readAllBytes(SHARED);
        JsonNode file = json.readTree(expected);
        var writer = new RecordingWriter(object(file.get("header")));
        file.get("entries").forEach(entry -> writer.add(object(entry)));

        assertThat(writer.bytes()).isEqualTo(expected);
    }

    private static CanonicalObject object(JsonNode members) {
        var object = new CanonicalObject();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            JsonNode value = member.getValue();
            if (member.getKey().equals("digest")) {
                continue;
            }
            if (value.isString()) {
                object.with(member.getKey(), value.asString());
            } else if (value.isBoolean()) {
                object.with(member.getKey(), value.asBoolean());
            } else if (value.isNumber()) {
                object.with(member.getKey(), value.asLong());
            } else {
                object.withJson(member.getKey(), value.toString());
            }
        }
        return object;
    }
}
