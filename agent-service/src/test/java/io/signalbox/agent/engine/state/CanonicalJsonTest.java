package io.signalbox.agent.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal values have one text, and no digit is lost on the way to it. */
class CanonicalJsonTest {

    private static final ObjectMapper JSON = JsonSettings.mapper();

    /** A row of the tables of vectors: schema, state as written, canonical state, hash. */
    private static final Pattern VECTOR =
            Pattern.compile("(?m)^\\| (\\d+) \\| `(.+?)` \\| `(.+?)` \\| `([0-9a-f]{64})` \\|$");

    @Test
    void agreesWithTheVectorsOfTheDocumentation() throws IOException {
        String document = Files.readString(Path.of("../docs/reference/run-state.md"));

        assertThat(VECTOR.matcher(document).results())
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(row -> {
                    JsonNode state = JSON.readTree(row.group(2));
                    assertThat(CanonicalJson.text(state)).isEqualTo(row.group(3));
                    assertThat(StateCodec.hash(Integer.parseInt(row.group(1)), state))
                            .isEqualTo(row.group(4));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1.50",
                "0.1234567890123456789",
                "9007199254740993",
                "123456789012345678901234567890.5",
                "1E+400",
                "1.0E-7"
            })
    void keepsEveryDigit(String number) throws JsonProcessingException {
        assertThat(CanonicalJson.text(JSON.readTree(number))).isEqualTo(number);
    }

    @Test
    void writesHalfACharacterAsAnEscape() throws JsonProcessingException {
        String half = CanonicalJson.text(JSON.readTree("\"a\\ud83d\""));

        assertThat(half).isEqualTo("\"a\\ud83d\"");
        assertThat(CanonicalJson.text(JSON.readTree("\"\\ud83d\\ude00\""))).isEqualTo("\"😀\"");
        assertThat(new String(CanonicalJson.bytes(JSON.readTree(half)), StandardCharsets.UTF_8))
                .isEqualTo(half);
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> CanonicalJson.text(JsonNodeFactory.instance.missingNode()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @RepeatedTest(300)
    void isTheSameForEveryOrderAndItsOwnCanonicalForm(RepetitionInfo repetition) throws JsonProcessingException {
        var random = new Random(repetition.getCurrentRepetition());
        JsonNode value = new RandomJson(random).value(4);

        String canonical = CanonicalJson.text(value);

        assertThat(CanonicalJson.text(JSON.readTree(canonical))).isEqualTo(canonical);
        assertThat(CanonicalJson.text(RandomJson.reordered(value, random))).isEqualTo(canonical);
        assertThat(CanonicalJson.text(
                        JSON.readTree(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value))))
                .isEqualTo(canonical);
        assertThat(JSON.readTree(canonical)).isEqualTo(JSON.readTree(JSON.writeValueAsString(value)));
    }
}
