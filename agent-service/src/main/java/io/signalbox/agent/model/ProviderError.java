package io.signalbox.agent.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The stable words of a provider's error body. Its free text is not read: it may repeat the prompt, and with it whatever a sender wrote.
 *
 * @param words codes, types and reasons as far as they look like identifiers
 */
record ProviderError(List<String> words) {

    static final ProviderError NONE = new ProviderError(List.of());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,60}");
    private static final Set<String> KEYS = Set.of("invalid_api_key", "API_KEY_INVALID", "authentication_error");
    private static final Set<String> MODELS = Set.of("model_not_found", "invalid_model", "DeploymentNotFound");
    private static final Set<String> CONTENT = Set.of(
            "context_length_exceeded",
            "string_above_max_length",
            "content_filter",
            "content_policy_violation",
            "ResponsibleAIPolicyViolation");

    /** Of any body; nothing when it is not JSON or says nothing known. */
    static ProviderError read(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            JsonNode error = (json.isArray() ? json.path(0) : json).path("error");
            var words = Stream.of(
                            error.path("code"),
                            error.path("type"),
                            error.path("innererror").path("code"),
                            error.path("details").path(0).path("reason"))
                    .map(JsonNode::asText)
                    .filter(word -> IDENTIFIER.matcher(word).matches())
                    .toList();
            return new ProviderError(words);
        } catch (JsonProcessingException notJson) {
            return NONE;
        }
    }

    /** The key is at fault, though the status does not say so. */
    boolean namesKey() {
        return words.stream().anyMatch(KEYS::contains);
    }

    /** The model's name is at fault. */
    boolean namesModel() {
        return words.stream().anyMatch(MODELS::contains);
    }

    /** The content is at fault, so asking in another dialect cannot help. */
    boolean namesContent() {
        return words.stream().anyMatch(CONTENT::contains);
    }

    /** For a sentence: a leading blank and the first word in brackets, or nothing. */
    String remark() {
        return words.isEmpty() ? "" : " (" + words.getFirst() + ")";
    }
}
