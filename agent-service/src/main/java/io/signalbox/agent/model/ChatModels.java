package io.signalbox.agent.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.signalbox.contract.shared.ModelChoice;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Makes the model object of one run from the request's choice. Objects are cheap; the connections behind them are shared by all runs. */
@ApplicationScoped
class ChatModels {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final ModelConfig config;
    private final HttpClient connections;

    @Inject
    ChatModels(ModelConfig config) {
        this.config = config;
        this.connections = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** @param time for one call, body included */
    ChatModel of(ModelChoice choice, Duration time) {
        return switch (choice.getProvider()) {
            case OPENAI -> openAi(choice, time);
            case OLLAMA -> ollama(choice, time);
        };
    }

    /** As {@link #of}, with an answer that comes in parts. */
    StreamingChatModel streaming(ModelChoice choice, Duration time) {
        return switch (choice.getProvider()) {
            case OPENAI -> openAiStreaming(choice, time);
            case OLLAMA -> ollamaStreaming(choice, time);
        };
    }

    @PreDestroy
    void close() {
        connections.shutdownNow();
    }

    private ChatModel openAi(ModelChoice choice, Duration time) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(connectionsFor(time))
                .baseUrl(choice.getBaseUrl())
                .apiKey(Optional.ofNullable(choice.getApiKey()).orElse("none"))
                .modelName(choice.getModel())
                .timeout(time)
                .strictJsonSchema(false)
                .maxRetries(0)
                .build();
    }

    private ChatModel ollama(ModelChoice choice, Duration time) {
        return OllamaChatModel.builder()
                .httpClientBuilder(connectionsFor(time))
                .baseUrl(choice.getBaseUrl())
                .modelName(choice.getModel())
                .timeout(time)
                .numCtx(config.contextLength())
                .maxRetries(0)
                .build();
    }

    private StreamingChatModel openAiStreaming(ModelChoice choice, Duration time) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(connectionsFor(time))
                .baseUrl(choice.getBaseUrl())
                .apiKey(Optional.ofNullable(choice.getApiKey()).orElse("none"))
                .modelName(choice.getModel())
                .timeout(time)
                .strictJsonSchema(false)
                .build();
    }

    private StreamingChatModel ollamaStreaming(ModelChoice choice, Duration time) {
        return OllamaStreamingChatModel.builder()
                .httpClientBuilder(connectionsFor(time))
                .baseUrl(choice.getBaseUrl())
                .modelName(choice.getModel())
                .timeout(time)
                .numCtx(config.contextLength())
                .build();
    }

    private SharedConnections connectionsFor(Duration time) {
        return new SharedConnections(connections, time, config.maxAnswerSize());
    }

    /** Within the bounds of this installation. */
    Duration timeout(ModelChoice choice) {
        long asked = Optional.ofNullable(choice.getTimeoutMs()).orElse(20_000);
        return Duration.ofMillis(Math.clamp(asked, 1, config.maxAnswerTime().toMillis()));
    }
}
