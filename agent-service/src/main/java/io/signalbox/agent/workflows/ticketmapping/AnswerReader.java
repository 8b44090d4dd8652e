package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a model's answer. It must be one JSON object and nothing else; a code fence around it is forgiven, prose is not, because a text
 * with two objects in it would leave the choice to us. Members that are null count as left out.
 */
public final class AnswerReader {

    private static final Pattern FENCE = Pattern.compile("\\A```[a-zA-Z]*\\s*\\n(.*)\\n?```\\z", Pattern.DOTALL);

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private AnswerReader() {}

    /** The object. */
    public static ObjectNode read(String text) throws UnreadableAnswer {
        try {
            if (STRICT.readTree(unfenced(text.strip())) instanceof ObjectNode object) {
                withoutNulls(object);
                return object;
            }
            throw new UnreadableAnswer("The answer must be one JSON object.");
        } catch (JsonProcessingException malformed) {
            throw new UnreadableAnswer("The answer is not one JSON object: " + malformed.getOriginalMessage());
        }
    }

    private static String unfenced(String text) {
        Matcher fence = FENCE.matcher(text);
        return fence.matches() ? fence.group(1) : text;
    }

    private static void withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(AnswerReader::withoutNulls);
    }

    /** The answer is not what was asked for; the message can be shown to the model. */
    public static final class UnreadableAnswer extends Exception {

        public UnreadableAnswer(String message) {
            super(message);
        }
    }
}
