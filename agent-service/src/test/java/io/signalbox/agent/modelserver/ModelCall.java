package io.signalbox.agent.modelserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * One call as the scripted model saw it.
 *
 * @param authorization the header as it came, or the empty string
 */
public record ModelCall(String path, String authorization, JsonNode body) {

    private static final Pattern EXTERNAL_ID =
            Pattern.compile("<event>\n\\{.*?\"external_id\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String REFUSAL = "\n<refused>\n";

    public String model() {
        return body.path("model").asText();
    }

    /** All messages, one after the other. */
    public String prompt() {
        var prompt = new StringBuilder();
        StreamSupport.stream(body.path("messages").spliterator(), false)
                .forEach(message -> prompt.append(text(message)).append('\n'));
        return prompt.toString();
    }

    boolean isOllama() {
        return path.startsWith("/api/");
    }

    /** Whether the answer is to come in parts. */
    public boolean streams() {
        return body.path("stream").asBoolean();
    }

    public boolean hasResponseFormat() {
        return schema().isObject();
    }

    /** The member of an OpenAI request, or of an Ollama request's options. */
    public JsonNode setting(String openAi, String ollama) {
        return isOllama() ? body.path("options").path(ollama) : body.path(openAi);
    }

    /** The schema the answer should match; a missing node when none was given as a response format. */
    JsonNode schema() {
        JsonNode openAi = body.path("response_format").path("json_schema").path("schema");
        return openAi.isObject() ? openAi : body.path("format");
    }

    String externalId() {
        Matcher matcher = EXTERNAL_ID.matcher(prompt());
        return matcher.find() ? matcher.group(1).replace("\\\"", "\"") : "";
    }

    /** Answers about this event that the prompt says were refused. */
    int refusals() {
        return prompt().split(REFUSAL, -1).length - 1;
    }

    private static String text(JsonNode message) {
        JsonNode content = message.path("content");
        return content.isArray() ? content.path(0).path("text").asText() : content.asText();
    }
}
