package io.signalbox.agent.modelserver;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers that come as one document, as OpenAI and Ollama write them. */
final class WholeAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WholeAnswers() {}

    /** @param end why the model stopped */
    static ObjectNode of(ModelCall call, String text, String end) {
        return call.isOllama() ? ollama(call, text, end) : openAi(call, text, end);
    }

    private static ObjectNode openAi(ModelCall call, String text, String end) {
        ObjectNode answer = JSON.createObjectNode()
                .put("id", "scripted")
                .put("object", "chat.completion")
                .put("created", 1)
                .put("model", call.model());
        ObjectNode choice =
                answer.putArray("choices").addObject().put("index", 0).put("finish_reason", end);
        choice.putObject("message").put("role", "assistant").put("content", text);
        answer.putObject("usage")
                .put("prompt_tokens", tokens(call.prompt()))
                .put("completion_tokens", tokens(text))
                .put("total_tokens", tokens(call.prompt()) + tokens(text));
        return answer;
    }

    private static ObjectNode ollama(ModelCall call, String text, String end) {
        ObjectNode answer = JSON.createObjectNode()
                .put("model", call.model())
                .put("created_at", "2026-01-01T00:00:00Z")
                .put("done", true)
                .put("done_reason", end)
                .put("prompt_eval_count", tokens(call.prompt()))
                .put("eval_count", tokens(text));
        answer.putObject("message").put("role", "assistant").put("content", text);
        return answer;
    }

    static int tokens(String text) {
        return text.length() / 4;
    }
}
